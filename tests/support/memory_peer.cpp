#include "support/memory_peer.hpp"

#include <algorithm>
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <exception>
#include <stdexcept>

namespace support {

using rconn::net::Deadline;
using rconn::net::ReadResult;
using rconn::net::Status;
using rconn::net::Waiting;
using Kind = Status::Kind;

namespace {

MemoryPeer::Answering answering(MemoryPeer::Table table) {
  return [table = std::move(table)](const std::string& command) -> Answer {
    const auto row = table.find(command);
    return row == table.end() ? Answer("-ERR unknown command\r\n") : row->second;
  };
}

std::string words_of(const rconn::resp::Reply& command) {
  std::string words;
  for (const auto& word : command.elements) words += (words.empty() ? "" : " ") + word.text;
  return words;
}

constexpr std::chrono::seconds ample{60};

}  // namespace

Answer silence(std::string sent) { return {std::move(sent), Kind::timed_out}; }
Answer hang_up(std::string sent) { return {std::move(sent), Kind::end_of_stream}; }
Answer fail(int error, std::string sent) { return {std::move(sent), Kind::failed, error}; }

class MemoryPeer::Transport : public rconn::net::Transport {
 public:
  explicit Transport(MemoryPeer& peer) : peer_(peer) {}

  bool has_bytes() override {
    return !peer_.sent_.empty() || peer_.end_.kind == Kind::end_of_stream;
  }

  [[nodiscard]] bool has_undelivered() const override { return !peer_.reads_; }

  [[nodiscard]] std::optional<rconn::PathFacts> path_facts() const override { return {}; }

  Waiting drain() override {
    Waiting waiting;
    waiting.bytes = std::exchange(peer_.sent_, {}).size();
    if (peer_.end_.kind != Kind::timed_out) waiting.status = peer_.end_;
    return waiting;
  }

  asio::awaitable<Status> write(std::string_view bytes, Deadline /*deadline*/) override {
    if (peer_.written_.ok()) peer_.hear(bytes);
    if (const auto refusal = std::exchange(peer_.refusal_, std::nullopt)) peer_.send(*refusal);
    co_return peer_.written_;
  }

  bool write_at_once(std::string_view bytes) override {
    if (peer_.written_.ok()) peer_.hear(bytes);
    return peer_.written_.ok();
  }

  asio::awaitable<ReadResult> read(std::string& bytes, Deadline /*deadline*/) override {
    if (peer_.sent_.empty()) co_return ReadResult{peer_.end_, 0};
    const std::size_t size = std::min(peer_.piece_, peer_.sent_.size());
    bytes.append(peer_.sent_, 0, size);
    peer_.sent_.erase(0, size);
    co_return ReadResult{{}, size};
  }

  [[nodiscard]] rconn::net::Clock::time_point seen_at() const override {
    return rconn::net::Clock::now();
  }
  rconn::net::Clock::duration take_lateness() override { return {}; }
  [[nodiscard]] rconn::TlsFacts tls_facts() const override { return peer_.tls_facts_; }
  [[nodiscard]] rconn::net::TlsError tls_error() const override { return peer_.tls_trouble_; }

 private:
  MemoryPeer& peer_;
};

MemoryPeer::MemoryPeer(Table table) : MemoryPeer(answering(std::move(table))) {}
MemoryPeer::MemoryPeer(Answering answering) : answering_(std::move(answering)) {}

std::unique_ptr<rconn::net::Transport> MemoryPeer::transport() {
  return std::make_unique<Transport>(*this);
}

void MemoryPeer::send(const Answer& answer) {
  sent_ += answer.bytes;
  end_ = answer.end;
}

void MemoryPeer::refuse_writes(int error, const Answer& answer) {
  written_ = {Kind::failed, error};
  refusal_ = answer;
}

void MemoryPeer::speak_tls(std::string version, rconn::net::TlsError trouble) {
  tls_facts_.version = std::move(version);
  tls_trouble_ = std::move(trouble);
}

void MemoryPeer::hear(std::string_view bytes) {
  commands_.feed(bytes);
  while (true) {
    auto command = commands_.next();
    if (!command) throw std::logic_error("what came is no command");
    if (!command.value()) return;
    asked_.push_back(words_of(*command.value()));
    send(answering_(asked_.back()));
  }
}

Deadline ample_deadline() {
  return {rconn::net::Clock::now() + ample, {rconn::LimitKind::reply, ample}};
}
rconn::ReplyBudget ample_budget() { return {ample, std::nullopt}; }

void run(asio::awaitable<void> work) {
  asio::io_context loop;
  bool done = false;
  asio::co_spawn(loop, std::move(work), [&done](const std::exception_ptr& thrown) {
    if (thrown) std::rethrow_exception(thrown);
    done = true;
  });
  loop.run();
  if (!done) throw std::logic_error("it did not come to its end");
}

}  // namespace support
