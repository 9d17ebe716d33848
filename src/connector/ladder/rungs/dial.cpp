#include "connector/ladder/rungs/dial.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "connector/ladder/rungs/connect_failure.hpp"
#include "connector/ladder/rungs/race.hpp"
#include "connector/values/evidence.hpp"
#include "phpredis/address.hpp"

namespace rconn {
namespace {

int family_number(Family family) {
  switch (family) {
    case Family::ipv4:
      return AF_INET;
    case Family::ipv6:
      return AF_INET6;
    case Family::any:
      break;
  }
  return AF_UNSPEC;
}

std::uint16_t port_of(const Target& target) {
  return static_cast<std::uint16_t>(target.port == 0 ? phpredis::default_port : target.port);
}

using Addresses = std::vector<net::Address>;

// The address of a target whose host is not a name.
std::optional<net::Address> without_lookup(const Target& target) {
  if (target.is_unix_socket()) return net::Address::unix_socket(target.host);
  return net::Address::numeric(target.host, port_of(target));
}

std::vector<std::string> texts_of(const Addresses& addresses) {
  std::vector<std::string> texts;
  texts.reserve(addresses.size());
  for (const net::Address& address : addresses) texts.push_back(address.text());
  return texts;
}

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

}  // namespace

bool needs_lookup(const Target& target) { return !without_lookup(target); }

asio::awaitable<std::vector<net::Address>> find_addresses(const Target& target, RungTimer& timer,
                                                          net::Resolver& resolver,
                                                          net::Deadline deadline) {
  if (auto literal = without_lookup(target)) {
    timer.report().addresses = texts_of({*literal});
    co_return Addresses{*literal};
  }
  auto resolution = co_await resolver.resolve(target.host, port_of(target),
                                              family_number(target.family), deadline);
  const auto now = net::Clock::now();
  timer.report().addresses = texts_of(resolution.addresses);
  if (resolution.status.ok()) {
    timer.reached(Rung::resolve, now);
  } else {
    timer.failed(Rung::resolve,
                 lookup_failure(resolution.status, resolution.lookup_error, deadline), now);
  }
  co_return std::move(resolution.addresses);
}

namespace {

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
