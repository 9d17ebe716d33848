// A connection that speaks the Redis protocol: one command, then its reply.
// Entry points: Session::ask(), ask_all() for several commands at once. After a failure the session
// is unusable.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
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
  explicit Session(std::unique_ptr<net::Transport> transport) : transport_(std::move(transport)) {}

  // Sends `command` (from resp::encode) and waits for its whole reply. An error reply is a reply;
  // a Failure is anything that kept a reply from coming: reply-timeout, closed, reset,
  // not-redis, tls-required, tls-client-cert-required, tls-client-cert-rejected, tls-handshake,
  // protocol-error, interrupted, local-limit. A reply that came before the command is accepted only
  // if it is an error: that is how servers reject clients.
  asio::awaitable<Result<resp::Reply, Failure>> ask(std::string command, net::Deadline deadline);

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

  // Whether ask() may be called: every command so far got its reply.
  [[nodiscard]] bool usable() const { return usable_; }

 private:
  asio::awaitable<Result<resp::Reply, Failure>> read_unsolicited(net::Deadline deadline);
  asio::awaitable<Result<resp::Reply, Failure>> receive(net::Deadline deadline,
                                                        bool is_first = true);
  asio::awaitable<Failure> identify_service(net::Deadline deadline);

  [[nodiscard]] Failure exchange_failure(const net::Status& status,
                                         const net::Deadline& deadline) const;

  std::unique_ptr<net::Transport> transport_;
  resp::Reader reader_;
  std::string first_bytes_;   // the start of the current reply, to identify another service
  std::size_t received_ = 0;  // bytes of the current reply
  bool answered_ = false;     // at least one reply came
  bool usable_ = true;
};

}  // namespace rconn
