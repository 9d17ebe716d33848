// A peer in memory, in place of a server behind a socket: it answers commands by a table or a
// function and remembers what it was asked.
// Entry point: MemoryPeer; its session() is what the code under test talks by, run() runs that.
// Nothing ever waits: where nothing more comes, a read times out at once.
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "connector/net/asio.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/redis/session.hpp"

namespace support {

// What the peer does about a command: what it sends, and how a read ends behind that.
struct Answer {
  std::string bytes;
  rconn::net::Status end{rconn::net::Status::Kind::timed_out, 0};

  Answer(std::string sent) : bytes(std::move(sent)) {}
  Answer(const char* sent) : bytes(sent) {}
  Answer(std::string sent, rconn::net::Status::Kind kind, int error = 0)
      : bytes(std::move(sent)), end{kind, error} {}
};

// It says nothing. `sent`: or only this much.
Answer silence(std::string sent = "");
// It closes the connection.
Answer hang_up(std::string sent = "");
// The connection fails with an errno.
Answer fail(int error, std::string sent = "");

class MemoryPeer {
 public:
  // Commands are told by their words with one space in between: "SELECT 2".
  using Table = std::map<std::string, Answer, std::less<>>;
  using Answering = std::function<Answer(const std::string& command)>;

  // "-ERR unknown command" to whatever is not in the table.
  MemoryPeer(std::initializer_list<Table::value_type> table) : MemoryPeer(Table(table)) {}
  explicit MemoryPeer(Table table);
  explicit MemoryPeer(Answering answering);
  MemoryPeer(const MemoryPeer&) = delete;
  MemoryPeer& operator=(const MemoryPeer&) = delete;

  // The client's end of the connection. The peer must outlive it.
  std::unique_ptr<rconn::net::Transport> transport();
  rconn::Session session() { return rconn::Session(transport()); }

  // Sends without being asked.
  void send(const Answer& answer);

  // From now on a read gets at most so many bytes at once.
  void send_in_pieces(std::size_t size) { piece_ = size; }

  // From now on writes fail, unheard; `answer` comes with the first of them.
  void refuse_writes(int error, const Answer& answer);

  // The connection is one over TLS, with this to say of it.
  void speak_tls(std::string version, rconn::net::TlsError trouble = {});

  // Each command that came, in order.
  [[nodiscard]] const std::vector<std::string>& asked() const { return asked_; }

 private:
  class Transport;

  void hear(std::string_view bytes);

  Answering answering_;
  rconn::resp::Reader commands_;
  std::vector<std::string> asked_;
  std::string sent_;  // and not read yet
  rconn::net::Status end_{rconn::net::Status::Kind::timed_out, 0};
  std::optional<Answer> refusal_;  // of the next write
  rconn::net::Status written_;     // how writes end
  std::size_t piece_ = std::string::npos;
  rconn::TlsFacts tls_facts_;
  rconn::net::TlsError tls_trouble_;
};

// Long enough for whatever happens in memory.
rconn::net::Deadline ample_deadline();
rconn::ReplyBudget ample_budget();

// Runs `work` to its end on an event loop of its own. It must not wait for anything.
void run(asio::awaitable<void> work);

template <typename Value>
asio::awaitable<void> store(asio::awaitable<Value> work, std::optional<Value>& result) {
  Value value = co_await std::move(work);
  result.emplace(std::move(value));
}

template <typename Value>
Value run(asio::awaitable<Value> work) {
  std::optional<Value> result;
  run(store(std::move(work), result));
  return *std::move(result);
}

}  // namespace support
