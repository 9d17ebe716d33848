#include "connector/ladder/rungs/dial.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "connector/ladder/rungs/connect_failure.hpp"
#include "connector/ladder/rungs/race.hpp"
#include "connector/values/evidence.hpp"

namespace rconn {
namespace {

Detail all_details(const std::vector<Attempt>& attempts) {
  Detail detail;
  for (const Attempt& attempt : attempts) {
    detail += Detail{detail.empty() ? "" : "; ", attempt.address, ": "} + attempt.failure->detail;
  }
  return detail;
}

// How much a fault reveals about the server: a response more than a timeout, a timeout more than an
// unreachable network, and a local limit (mostly a missing IPv6 address) least. An interruption
// outranks them all, since it ended the run.
int specificity(Fault fault) {
  switch (fault) {
    case Fault::interrupted:
      return 4;
    case Fault::connect_timeout:
      return 2;
    case Fault::unreachable:
      return 1;
    case Fault::local_limit:
      return 0;
    default:
      return 3;
  }
}

// The most specific attempt, the first of equals.
std::size_t decisive(const std::vector<Attempt>& attempts) {
  const auto most = std::ranges::max_element(
      attempts, {}, [](const Attempt& attempt) { return specificity(attempt.failure->fault); });
  return static_cast<std::size_t>(most - attempts.begin());
}

void note(ConnectFacts facts, Evidence& evidence) {
  evidence.path = facts.path;
  evidence.icmp = std::move(facts.icmp);
  evidence.route = std::move(facts.route);
  evidence.connect_error = facts.error;
}

// Strictly in order, each attempt with the whole rest of the budget. The times of the attempts add
// up to the time since `begun`.
asio::awaitable<RaceResult> try_in_order(std::span<const net::Address> addresses,
                                         net::Clock::time_point begun, net::Deadline deadline) {
  RaceResult result;
  result.ended = begun;
  for (const net::Address& address : addresses) {
    Tried tried = co_await try_address(address, deadline);
    tried.attempt.took = tried.ended - result.ended;
    result.ended = tried.ended;
    result.attempts.push_back(std::move(tried.attempt));
    result.facts.push_back(std::move(tried.facts));
    if (tried.status.ok()) {
      result.winner = result.attempts.size() - 1;
      result.stream.emplace(std::move(tried.stream));
      break;
    }
    const bool interrupted = tried.status.kind == net::Status::Kind::interrupted;
    if (interrupted || result.ended >= deadline.at) break;
  }
  co_return result;
}

// Not a coroutine, to save a frame.
asio::awaitable<RaceResult> try_all(const Target& target, std::span<const net::Address> addresses,
                                    net::Clock::time_point begun, std::size_t& spare_descriptors,
                                    net::Deadline deadline) {
  if (addresses.size() == 1 || target.sequential) return try_in_order(addresses, begun, deadline);
  return race(addresses, spare_descriptors, deadline);
}

}  // namespace

asio::awaitable<std::optional<net::Stream>> dial(const Target& target,
                                                 std::vector<net::Address> addresses,
                                                 RungTimer& timer, std::size_t& spare_descriptors,
                                                 net::Deadline deadline) {
  if (addresses.empty()) co_return std::nullopt;
  timer.begin(Rung::connect);
  const auto begun = timer.boundary();
  RaceResult result = co_await try_all(target, addresses, begun, spare_descriptors, deadline);
  Report& report = timer.report();
  report.attempts = std::move(result.attempts);
  if (!result.stream) {
    const std::size_t place = decisive(report.attempts);
    note(std::move(result.facts[place]), evidence_of(report));
    timer.failed(Rung::connect,
                 {report.attempts[place].failure->fault, all_details(report.attempts)},
                 result.ended);
    co_return std::nullopt;
  }
  report.address = report.attempts[result.winner].address;
  report.late += result.stream->take_lateness();
  timer.reached(Rung::connect, result.ended);
  co_return std::move(result.stream);
}

}  // namespace rconn
