#include "connector/diagnosis/prove_reading.hpp"

#include <fmt/format.h>

#include <chrono>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

#include "connector/redis/proxy_error.hpp"
#include "connector/redis/resp/command.hpp"

namespace rconn {
namespace {

ReadingProof proven(std::string means) { return {std::move(means), std::nullopt}; }

ReadingProof unread() {
  return {"", Failure{Fault::protocol_error,
                      "its PONG was no answer: it says the same unasked, or whatever it is asked"}};
}

std::string make_nonce() {
  std::random_device random;
  return fmt::format("rconn_{:08x}{:08x}", random(), random());
}

bool is_over(const ReplyBudget& budget) {
  return budget.end && net::Clock::now() >= budget.end->at;
}

// No time is left for a proof.
ReadingProof too_late(const ReplyBudget& budget) {
  return {"", Failure{Fault::reply_timeout, {"nothing received within ", budget.end->limit}}};
}

// None if the peer did not answer: it may be one that closes at ECHO.
asio::awaitable<std::optional<ReadingProof>> prove_by_echo(Session& session, ReplyBudget budget) {
  const std::string nonce = make_nonce();
  std::string command = resp::encode(std::vector<std::string_view>{"ECHO", nonce});
  const net::Deadline deadline = budget.from(net::Clock::now());
  const auto asked = co_await session.ask(std::move(command), deadline);
  if (!asked) {
    const Fault fault = asked.error().fault;
    const bool answered = fault == Fault::protocol_error || fault == Fault::not_redis;
    if (answered) co_return unread();
    if (fault == Fault::reply_timeout && is_over(budget)) co_return ReadingProof{"", asked.error()};
    co_return std::nullopt;
  }
  const resp::Reply& reply = asked.value();
  if (reply.is_error() && !session.unasked()) co_return proven("error");
  const bool repeats = reply.type == resp::Reply::Type::bulk && reply.text == nonce;
  co_return repeats ? proven("echo") : unread();
}

// Whether it says something on a new connection in the time in which it said PONG, and then some.
asio::awaitable<bool> says_something(Session& session, net::Clock::duration pong_took,
                                     ReplyBudget budget) {
  constexpr std::chrono::milliseconds more{100};
  const net::Deadline own{net::Clock::now() + 3 * pong_took + more, {}};
  const net::Deadline deadline = sooner(own, budget.end);
  const auto heard = co_await session.overhear(deadline);
  co_return heard && *heard && !heard->value().is_error();
}

// It must say nothing before a PING, and PONG after it.
asio::awaitable<ReadingProof> prove_by_silence(Session& session, net::Clock::duration pong_took,
                                               ReplyBudget budget) {
  const bool unasked = co_await says_something(session, pong_took, budget);
  if (unasked) co_return unread();
  if (!session.usable()) co_return ReadingProof{};
  if (is_over(budget)) co_return too_late(budget);  // a silence that was cut short proves nothing
  std::string command = resp::encode(std::vector<std::string_view>{"PING"});
  const net::Deadline deadline = budget.from(net::Clock::now());
  auto asked = co_await session.ask(std::move(command), deadline, Session::Expected::line);
  if (asked) co_return proven("quiet");
  if (asked.error().fault != Fault::reply_timeout) co_return ReadingProof{};
  co_return ReadingProof{"", std::move(asked).error()};
}

// What a proxy says of the server behind it, if that cannot be reached.
asio::awaitable<std::optional<Failure>> ask_backend(Session& session, ReplyBudget budget) {
  const std::string nonce = make_nonce();
  std::string command = resp::encode(std::vector<std::string_view>{"EXISTS", nonce});
  const net::Deadline deadline = budget.from(net::Clock::now());
  const auto asked = co_await session.ask(std::move(command), deadline);
  if (!asked || !asked.value().is_error() || !is_about_backend(asked.value().text)) {
    co_return std::nullopt;
  }
  co_return Failure{Fault::error_reply, asked.value().text};
}

}  // namespace

asio::awaitable<ReadingProof> prove_reading(Session session, Peer peer,
                                            net::Clock::duration pong_took, ReplyBudget budget,
                                            bool may_be_proxy) {
  std::optional<ReadingProof> proof;
  std::optional<Session> in_use(std::move(session));
  if (in_use->usable()) proof = co_await prove_by_echo(*in_use, budget);
  if (!proof) {
    // Closes the connection: the peer may serve one at a time.
    in_use.reset();
    in_use = co_await connect_again(peer, budget);
    if (!in_use) co_return is_over(budget) ? too_late(budget) : ReadingProof{};
    proof = co_await prove_by_silence(*in_use, pong_took, budget);
  }
  if (may_be_proxy && !proof->failure && in_use->usable()) {
    proof->failure = co_await ask_backend(*in_use, budget);
  }
  co_return *std::move(proof);
}

}  // namespace rconn
