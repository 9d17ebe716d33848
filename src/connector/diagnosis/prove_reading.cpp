#include "connector/diagnosis/prove_reading.hpp"

#include <fmt/format.h>

#include <chrono>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

#include "connector/ladder/rungs/dial.hpp"
#include "connector/ladder/rungs/handshake.hpp"
#include "connector/net/connection.hpp"
#include "connector/redis/resp/command.hpp"

namespace rconn {
namespace {

ReadingProof proven(std::string means) { return {std::move(means), std::nullopt}; }

ReadingProof unread() {
  return {"", Failure{Fault::protocol_error,
                      "its PONG was no answer: it says the same unasked, or whatever it is asked"}};
}

// None if the peer did not answer: it may be one that closes at ECHO.
asio::awaitable<std::optional<ReadingProof>> prove_by_echo(Session& session, ReplyBudget budget) {
  std::random_device random;
  const std::string nonce = fmt::format("rconn_{:08x}{:08x}", random(), random());
  std::string command = resp::encode(std::vector<std::string_view>{"ECHO", nonce});
  const net::Deadline deadline = budget.from(net::Clock::now());
  const auto asked = co_await session.ask(std::move(command), deadline);
  if (!asked) {
    const Fault fault = asked.error().fault;
    const bool answered = fault == Fault::protocol_error || fault == Fault::not_redis;
    co_return answered ? std::optional(unread()) : std::nullopt;
  }
  const resp::Reply& reply = asked.value();
  if (reply.is_error() && !session.unasked()) co_return proven("error");
  co_return reply.type == resp::Reply::Type::bulk&& reply.text == nonce ? proven("echo") : unread();
}

// Whether it says something on a new connection in the time in which it said PONG, and then some.
asio::awaitable<ReadingProof> listen_to(Session& session, net::Clock::duration pong_took,
                                        ReplyBudget budget) {
  constexpr std::chrono::milliseconds more{100};
  const auto now = net::Clock::now();
  const net::Deadline own{now + 3 * pong_took + more, {}};
  const net::Deadline deadline = budget.end ? sooner(own, *budget.end) : own;
  const auto heard = co_await session.overhear(deadline);
  if (!heard) co_return proven("quiet");
  co_return *heard && !heard->value().is_error() ? unread() : ReadingProof{};
}

asio::awaitable<std::optional<Session>> connect_again(const Peer& peer, net::Deadline deadline) {
  Tried tried = co_await try_address(peer.address, deadline);
  if (tried.attempt.failure) co_return std::nullopt;
  auto connection = std::make_unique<net::Connection>(std::move(tried.stream));
  if (peer.tls_context) {
    std::string name = name_to_verify(peer.target);
    const net::Status status =
        co_await connection->secure(peer.tls_context, std::move(name), deadline);
    if (!status.ok()) co_return std::nullopt;
  }
  co_return Session(std::move(connection));
}

}  // namespace

asio::awaitable<ReadingProof> prove_reading(Session& session, Peer peer,
                                            net::Clock::duration pong_took, ReplyBudget budget,
                                            net::Deadline deadline) {
  const bool asked = session.usable();
  if (asked) {
    auto by_echo = co_await prove_by_echo(session, budget);
    if (by_echo) co_return *std::move(by_echo);
  }
  auto other = co_await connect_again(peer, deadline);
  if (!other) co_return ReadingProof{};
  ReadingProof by_silence = co_await listen_to(*other, pong_took, budget);
  if (asked || !other->usable()) co_return by_silence;
  auto by_echo = co_await prove_by_echo(*other, budget);
  co_return by_echo ? *std::move(by_echo) : by_silence;
}

}  // namespace rconn
