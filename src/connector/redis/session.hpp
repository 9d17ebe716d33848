// A connection that speaks the Redis protocol: one command, then its reply.
// Entry point: Session::ask(). After a failure the session is unusable.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "connector/net/transport.hpp"
#include "connector/redis/resp/reader.hpp"
#include "connector/redis/resp/reply.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/result.hpp"

namespace rconn {

class Session {
 public:
  // How a server may answer a command. `line` is for commands that it answers with OK, PONG or an
  // error: a large reply to them is not within the bounds of the target, but a protocol-error.
  enum class Expected { anything, line };

  explicit Session(std::unique_ptr<net::Transport> transport, resp::ReplyBounds bounds = {})
      : transport_(std::move(transport)), reader_(bounds), bounds_(bounds) {}

  // Sends `command` (from resp::encode) and waits for its whole reply. An error reply is a reply;
  // a Failure is anything that kept a reply from coming: reply-timeout, closed, reset,
  // not-redis, tls-required, tls-client-cert-required, tls-client-cert-rejected, tls-handshake,
  // protocol-error, reply-too-large, interrupted, local-limit. A reply that came before the peer
  // can have received the command is accepted only if it is an error: that is how servers reject
  // clients.
  asio::awaitable<Result<resp::Reply, Failure>> ask(std::string command, net::Deadline deadline,
                                                    Expected expected = Expected::anything);

  // Waits for what the peer says without being asked: a reply, or a Failure as above. None if it
  // says nothing until the deadline; the session is then still usable.
  asio::awaitable<std::optional<Result<resp::Reply, Failure>>> overhear(net::Deadline deadline);

  // Reads and discards unsolicited bytes, without waiting. Normally there are none.
  net::Waiting drain();

  // Whether the last reply is known to have come before its command was received.
  [[nodiscard]] bool unasked() const { return unasked_; }

  // What has been read after the last reply.
  [[nodiscard]] std::string_view left_over() const { return reader_.left_over(); }
  // When the last reply was complete, and how late rconn has been; see net/transport.
  [[nodiscard]] net::Clock::time_point seen_at() const { return transport_->seen_at(); }
  net::Clock::duration take_lateness() { return transport_->take_lateness(); }

  // Whether ask() may be called: every command so far got its reply.
  [[nodiscard]] bool usable() const { return usable_; }

 private:
  asio::awaitable<Result<resp::Reply, Failure>> read_unsolicited(net::Deadline deadline);
  Result<resp::Reply, Failure> accept_if_error(Result<resp::Reply, Failure> unasked);
  asio::awaitable<Result<resp::Reply, Failure>> receive(net::Deadline deadline);
  asio::awaitable<Failure> identify_service(net::Deadline deadline);

  [[nodiscard]] Failure framing_failure(const resp::ProtocolError& error) const;
  [[nodiscard]] Failure exchange_failure(const net::Status& status,
                                         const net::Deadline& deadline) const;

  std::unique_ptr<net::Transport> transport_;
  resp::Reader reader_;
  resp::ReplyBounds bounds_;
  std::string first_bytes_;   // the start of the current reply, to identify another service
  std::size_t received_ = 0;  // bytes of the current reply
  bool answered_ = false;     // at least one reply came
  bool unasked_ = false;
  Expected expected_ = Expected::anything;
  bool usable_ = true;
};

}  // namespace rconn
