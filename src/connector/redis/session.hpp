// A connection that speaks the Redis protocol: one command, then its reply.
// Entry points: Session::ask(), ask_all() for several commands at once. After a failure the session
// is unusable.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "connector/net/transport.hpp"
#include "connector/redis/reply_budget.hpp"
#include "connector/redis/resp/reader.hpp"
#include "connector/redis/resp/reply.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/result.hpp"

namespace rconn {

class Session {
 public:
  // How a server may answer a command. `line` is for commands that it answers with OK, PONG or an
  // error: a large reply to them is not within the bounds of the target, but a protocol-error.
  // `several` is for commands that are sent together: the first may be answered before the last is
  // delivered.
  enum class Expected { anything, line, several };

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

  // Sends the commands together, then waits for their replies, and passes each to `on_reply` when
  // it comes, with its place. Stops at the first Failure, which is passed on for its place. A reply
  // has the time of `budget` from the one before. The commands must fit into the buffers of the
  // sockets, since nothing is read while they are sent: see max_pipelined.
  using OnReply = std::function<void(std::size_t place, Result<resp::Reply, Failure> reply)>;
  asio::awaitable<void> ask_all(const std::vector<std::string>& commands, ReplyBudget budget,
                                const OnReply& on_reply);

  // How many bytes of commands may be under way: less than any socket buffer (tcp(7), unix(7)).
  static constexpr std::size_t max_pipelined = std::size_t{8} << 10;

  // Reads and discards unsolicited bytes, without waiting. Normally there are none.
  net::Waiting drain();

  // Whether the last reply is known to have come before its command was received.
  [[nodiscard]] bool unasked() const { return unasked_; }

  // What has been read after the last reply.
  [[nodiscard]] std::string_view left_over() const { return reader_.left_over(); }
  // When the last reply was complete, and how late rconn has been; see net/transport.
  [[nodiscard]] net::Clock::time_point seen_at() const { return transport_->seen_at(); }
  net::Clock::duration take_lateness() { return transport_->take_lateness(); }

  // What the kernel says of the way to the peer.
  [[nodiscard]] std::optional<PathFacts> path_facts() const { return transport_->path_facts(); }

  // What is known of its TLS session; nothing in clear text.
  [[nodiscard]] net::TlsError tls_error() const { return transport_->tls_error(); }

  // How many commands were answered completely.
  [[nodiscard]] unsigned answers() const { return answers_; }

  // Gives up the connection, for a Pipeline.
  [[nodiscard]] std::unique_ptr<net::Transport> take_transport() && {
    return std::move(transport_);
  }

  // Whether ask() may be called: every command so far got its reply.
  [[nodiscard]] bool usable() const { return usable_; }

 private:
  asio::awaitable<Result<resp::Reply, Failure>> read_unsolicited(net::Deadline deadline);
  Result<resp::Reply, Failure> accept_if_error(Result<resp::Reply, Failure> unasked);
  asio::awaitable<Result<resp::Reply, Failure>> receive(net::Deadline deadline,
                                                        bool is_first = true);
  asio::awaitable<Failure> identify_service(net::Deadline deadline);

  [[nodiscard]] Failure framing_failure(const resp::ProtocolError& error) const;
  [[nodiscard]] Failure exchange_failure(const net::Status& status,
                                         const net::Deadline& deadline) const;

  std::unique_ptr<net::Transport> transport_;
  resp::Reader reader_;
  resp::ReplyBounds bounds_;
  std::string first_bytes_;   // the start of the current reply, to identify another service
  std::size_t received_ = 0;  // bytes of the current reply
  unsigned answers_ = 0;      // complete replies
  bool unasked_ = false;
  Expected expected_ = Expected::anything;
  bool usable_ = true;
};

}  // namespace rconn
