// An in-memory peer that replaces a server: it answers commands from a table or a function and
// records them.
// Entry point: MemoryPeer; the code under test uses its session(), inside run(). Nothing blocks: a
// read without data times out at once.
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

// The peer's answer to a command: the bytes it sends, and the result of a read after them.
struct Answer {
  std::string bytes;
  rconn::net::Status end{rconn::net::Status::Kind::timed_out, 0};

  Answer(std::string sent) : bytes(std::move(sent)) {}
  Answer(const char* sent) : bytes(sent) {}
  Answer(std::string sent, rconn::net::Status::Kind kind, int error = 0)
      : bytes(std::move(sent)), end{kind, error} {}
};

// Sends only `sent`, or nothing; then reads time out.
Answer silence(std::string sent = "");
// Closes the connection.
Answer hang_up(std::string sent = "");
// The connection fails with this errno.
Answer fail(int error, std::string sent = "");

class MemoryPeer {
 public:
  // The table's keys are the words of a command, joined by one space: "SELECT 2".
  using Table = std::map<std::string, Answer, std::less<>>;
  using Answering = std::function<Answer(const std::string& command)>;

  // Answers other commands with "-ERR unknown command".
  MemoryPeer(std::initializer_list<Table::value_type> table) : MemoryPeer(Table(table)) {}
  explicit MemoryPeer(Table table);
  explicit MemoryPeer(Answering answering);
  MemoryPeer(const MemoryPeer&) = delete;
  MemoryPeer& operator=(const MemoryPeer&) = delete;

  // The client's end of the connection. The peer must outlive it.
  std::unique_ptr<rconn::net::Transport> transport();
  rconn::Session session() { return rconn::Session(transport()); }

  // Sends bytes without a command.
  void send(const Answer& answer);

  // From now on a read returns at most this many bytes.
  void send_in_pieces(std::size_t size) { piece_ = size; }

  // From now on writes fail and are not recorded; `answer` is sent with the first of them.
  void refuse_writes(int error, const Answer& answer);

  // From now on the peer does not read what is written.
  void stop_reading() { reads_ = false; }

  // The connection reports these facts about TLS.
  void speak_tls(std::string version, rconn::net::TlsError trouble = {});

  // The commands received, in order.
  [[nodiscard]] const std::vector<std::string>& asked() const { return asked_; }

 private:
  class Transport;

  void hear(std::string_view bytes);

  Answering answering_;
  rconn::resp::Reader commands_;
  std::vector<std::string> asked_;
  std::string sent_;  // not read yet
  rconn::net::Status end_{rconn::net::Status::Kind::timed_out, 0};
  std::optional<Answer> refusal_;  // sent at the next write
  rconn::net::Status written_;     // the result of writes
  bool reads_ = true;
  std::size_t piece_ = std::string::npos;
  rconn::TlsFacts tls_facts_;
  rconn::net::TlsError tls_trouble_;
};

// Longer than anything takes in memory.
rconn::net::Deadline ample_deadline();
rconn::ReplyBudget ample_budget();

// Runs `work` to completion on a new event loop. It must not wait for events.
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
