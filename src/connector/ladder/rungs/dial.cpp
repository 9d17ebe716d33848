#include "connector/ladder/rungs/dial.hpp"

#include <algorithm>
#include <asio/this_coro.hpp>
#include <utility>

#include "connector/ladder/rungs/connect_failure.hpp"
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

// The fault of the most specific attempt, the first of equals, with the details of all.
Failure combined_failure(const std::vector<Attempt>& attempts) {
  const auto most = std::ranges::max_element(
      attempts, {}, [](const Attempt& attempt) { return specificity(attempt.failure->fault); });
  return {most->failure->fault, all_details(attempts)};
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

asio::awaitable<Tried> try_address(const net::Address& address, net::Deadline deadline) {
  const auto executor = co_await asio::this_coro::executor;
  Tried tried{net::Stream(executor), {}, {}};
  const auto started = net::Clock::now();
  const net::Status status = co_await tried.stream.connect(address, deadline);
  tried.ended = net::Clock::now();
  tried.attempt.address = address.text();
  tried.attempt.took = tried.ended - started;
  if (!status.ok()) {
    tried.attempt.failure = connect_failure(status, address.is_unix_socket(), deadline);
  }
  if (const auto view = tried.stream.kernel_view()) {
    if (view->round_trip.count() > 0) tried.attempt.round_trip = view->round_trip;
    tried.attempt.retransmits = view->retransmits;
  }
  co_return tried;
}

asio::awaitable<std::optional<net::Stream>> dial(std::vector<net::Address> addresses,
                                                 RungTimer& timer, net::Deadline deadline) {
  Report& report = timer.report();
  net::Clock::time_point ended = timer.boundary();
  for (const net::Address& address : addresses) {
    Tried tried = co_await try_address(address, deadline);
    tried.attempt.took =
        tried.ended - ended;  // from the end of the last one, so that the times add up
    ended = tried.ended;
    const Attempt& attempt = report.attempts.emplace_back(std::move(tried.attempt));
    if (!attempt.failure) {
      report.address = attempt.address;
      timer.reached(Rung::connect, ended);
      co_return std::move(tried.stream);
    }
    if (attempt.failure->fault == Fault::interrupted || ended >= deadline.at) break;
  }
  if (!report.attempts.empty()) {
    timer.failed(Rung::connect, combined_failure(report.attempts), ended);
  }
  co_return std::nullopt;
}

}  // namespace rconn
