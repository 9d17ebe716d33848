// A connection on which commands are sent without waiting for the replies to those before.
// Entry points: send(), receive(), then next() until it has no reply. Replies come in the order of
// the commands; the caller counts them. After a Failure the pipeline is unusable.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "connector/net/transport.hpp"
#include "connector/redis/resp/reader.hpp"
#include "connector/redis/resp/reply.hpp"
#include "connector/redis/session.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/result.hpp"

namespace rconn {

class Pipeline {
 public:
  // Takes over the connection of a session that is usable. `bounds`: far more than any server
  // sends as a reply that is one line.
  explicit Pipeline(Session session, resp::ReplyBounds bounds = {std::size_t{1} << 20});

  // `commands` are from resp::encode, and must stay valid until the call completes. A peer that
  // closes may have said why: after a failure, too, what it sent can be received.
  asio::awaitable<net::Status> send(std::string_view commands, net::Deadline deadline);

  // The same, without waiting: false if not all of it could be sent. A receive() may be under way.
  [[nodiscard]] bool send_at_once(std::string_view commands);

  // Waits for bytes. What has arrived is taken, even if the deadline has passed.
  asio::awaitable<net::Status> receive(net::Deadline deadline);

  // The next reply of those received; none while it is incomplete.
  Result<std::optional<resp::Reply>, Failure> next();

  // What receive() ended with, as the failure of the command that waits for its reply.
  [[nodiscard]] Failure failure(const net::Status& status, const net::Deadline& deadline) const;

  // When the last receive() was done; see net/transport.
  [[nodiscard]] net::Clock::time_point seen_at() const { return transport_->seen_at(); }
  [[nodiscard]] std::optional<PathFacts> path_facts() const { return transport_->path_facts(); }
  [[nodiscard]] net::TlsError tls_error() const { return transport_->tls_error(); }

  // How many commands were answered, those of the session included.
  [[nodiscard]] unsigned answers() const { return answers_; }

 private:
  std::unique_ptr<net::Transport> transport_;
  resp::Reader reader_;
  std::string bytes_;         // of the last receive(); kept for its memory
  std::size_t received_ = 0;  // of the reply that is due next
  unsigned answers_;
};

}  // namespace rconn
