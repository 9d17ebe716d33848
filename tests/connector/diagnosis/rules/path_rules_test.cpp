#include <cerrno>
#include <chrono>
#include <optional>
#include <string>

#include "connector/diagnosis/find_cause.hpp"
#include "connector/values/evidence.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

Report failed(Rung rung, Fault fault) {
  Report report;
  report.stopped_at = rung;
  report.failure = Failure{fault, "words"};
  report.endpoint = "10.9.0.1:6379";
  evidence_of(report);
  return report;
}

// "id proven", "id likely" or "".
std::string cause_of(const Report& report) {
  const auto found = find_cause(report);
  if (!found) return {};
  return std::string(found->cause) + ' ' + std::string(name(found->certainty));
}

std::string by_icmp(IcmpError icmp, Fault fault = Fault::unreachable) {
  Report report = failed(Rung::connect, fault);
  report.evidence->icmp = std::move(icmp);
  return cause_of(report);
}

std::string by_route(int connect_error, RouteFacts route, Fault fault = Fault::unreachable) {
  Report report = failed(Rung::connect, fault);
  report.attempts.push_back({"10.9.0.1:6379", Failure{fault, "words"}, 1s});
  report.evidence->connect_error = connect_error;
  report.evidence->route = std::move(route);
  return cause_of(report);
}

std::string by_path(PathFacts path, Fault fault = Fault::reply_timeout, bool reused = false) {
  Report report = failed(fault == Fault::tls_timeout ? Rung::tls : Rung::ping, fault);
  report.reused = reused;
  report.evidence->path = path;
  report.evidence->command = CommandFacts{.command = "PING", .key = {}, .idle = reused ? 9s : 0s};
  return cause_of(report);
}

RouteFacts with_error(int error) {
  RouteFacts route;
  route.error = error;
  return route;
}

}  // namespace

TEST_CASE(
    "a firewall is proven by what only firewalls say, and likely by what routers say as well") {
  CHECK(by_icmp({"10.0.0.9", false, 3, 13}) == "rejected-by-firewall proven");
  CHECK(by_icmp({"10.0.0.9", false, 3, 10}) == "rejected-by-firewall proven");
  CHECK(by_icmp({"fd09::9", true, 1, 1}) == "rejected-by-firewall proven");
  CHECK(by_icmp({"10.0.0.9", false, 3, 3}, Fault::refused) == "rejected-by-firewall likely");
  CHECK(by_icmp({"10.0.0.9", false, 3, 1}) == "unreachable-from-router likely");
  CHECK(by_icmp({"10.9.0.1", false, 3, 1, true}) == "rejected-by-firewall likely");
  CHECK(by_icmp({"10.0.0.9", false, 11, 0}) == "routing-loop likely");
}

TEST_CASE("what this machine says of a neighbour is no firewall, but what it says of a port is") {
  CHECK(by_icmp({"10.9.0.2", false, 3, 1, false, true}).empty());
  CHECK(by_icmp({"10.9.0.2", false, 3, 3, false, true}, Fault::refused) == "local-firewall proven");
  CHECK(by_icmp({"fd09::2", true, 1, 1, false, true}) == "local-firewall proven");
}

TEST_CASE("a route is proven to refuse where its lookup says the same as the connect") {
  CHECK(by_route(EINVAL, with_error(EINVAL)) == "route-refuses proven");
  CHECK(by_route(EACCES, with_error(EACCES)) == "route-refuses proven");
  CHECK(by_route(ENETUNREACH, with_error(ENETUNREACH)) == "no-route proven");
  CHECK(by_route(EINVAL, {}).empty());  // an address without its scope
  CHECK(by_route(EACCES, {}) == "local-firewall likely");
  CHECK(by_route(ENETUNREACH, {}).empty());
}

TEST_CASE("silence on a connect is told by what the neighbour and the own socket show") {
  RouteFacts silent;
  silent.next_hop = "10.9.0.1";
  silent.next_hop_silent = true;
  CHECK(by_route(0, silent, Fault::connect_timeout) == "neighbour-silent likely");
  CHECK(by_route(EHOSTUNREACH, silent) == "neighbour-silent proven");
  RouteFacts here;
  here.is_here = true;
  CHECK(by_route(0, here, Fault::connect_timeout) == "local-firewall likely");
  here.queue_full = true;
  CHECK(by_route(0, here, Fault::connect_timeout) == "listen-queue-full proven");
  CHECK(by_route(0, {}, Fault::connect_timeout) == "syn-dropped likely");
}

TEST_CASE("a connect that had too little time for an answer has no cause") {
  Report report = failed(Rung::connect, Fault::connect_timeout);
  report.attempts.push_back({"10.9.0.1:6379", Failure{Fault::connect_timeout, "words"}, 50ms});
  report.evidence->route = RouteFacts{};
  CHECK(cause_of(report).empty());
  report.evidence->path = PathFacts{.retransmits = 1};
  CHECK(cause_of(report) == "syn-dropped likely");
}

TEST_CASE("what is lost on an open connection is told by what is acknowledged") {
  PathFacts path;
  path.unacknowledged = 1;
  CHECK(by_path(path).empty());  // not sent again yet: it may be slow
  path.retransmits = 1;
  CHECK(by_path(path) == "requests-lost likely");
  CHECK(by_path(path, Fault::tls_timeout) == "requests-lost likely");
  path.acknowledged_out_of_order = 1;
  CHECK(by_path(path) == "large-requests-lost likely");
  path.icmp_error = EHOSTUNREACH;
  CHECK(by_path(path) == "icmp-while-connected likely");
  CHECK(by_path({.out_of_order = 1}) == "replies-lost likely");
  CHECK(by_path({.received_twice = 1}) == "replies-lost likely");
  CHECK(by_path({}) == "not-answered likely");
}

TEST_CASE("a server that began to answer, or had no time to, is not said to be silent") {
  Report report = failed(Rung::ping, Fault::reply_timeout);
  report.evidence->path = PathFacts{};
  report.times[static_cast<std::size_t>(Rung::ping)] = 5ms;
  CHECK(cause_of(report).empty());
  report.times[static_cast<std::size_t>(Rung::ping)] = 3s;
  CHECK(cause_of(report) == "not-answered likely");
  report.failure->detail = "7 bytes received within 3 s, no whole reply";
  CHECK(cause_of(report).empty());
}

TEST_CASE("a handshake that is acknowledged may be one that the port does not speak") {
  CHECK(by_path({}, Fault::tls_timeout).empty());
  CHECK(by_path({.out_of_order = 1}, Fault::tls_timeout) == "replies-lost likely");
}

TEST_CASE("retransmissions of the connect are none of what followed") {
  Report report = failed(Rung::ping, Fault::reply_timeout);
  report.evidence->path = PathFacts{.retransmits = 1, .unacknowledged = 1};
  report.attempts.push_back({"10.9.0.1:6379", std::nullopt, 1s, std::nullopt, 1});
  CHECK(cause_of(report).empty());
  report.evidence->path->retransmits = 2;
  CHECK(cause_of(report) == "requests-lost likely");
}

TEST_CASE("a kept connection was forgotten if it is reset, or nothing is acknowledged any more") {
  PathFacts path{.retransmits = 7, .unacknowledged = 1};
  CHECK(by_path(path, Fault::reply_timeout, true).empty());  // those may be old
  path.timeouts = 2;
  CHECK(by_path(path, Fault::reply_timeout, true) == "forgotten-after-idle likely");
  CHECK(by_path({}, Fault::reset, true) == "forgotten-after-idle likely");
  CHECK(by_path({}, Fault::reset, false) == "proxy-without-backend likely");
  CHECK(by_path({}, Fault::reply_timeout, true) == "not-answered likely");
}

TEST_CASE("a reset and an ICMP error tell a closed port from a firewall") {
  CHECK(by_route(ECONNREFUSED, {}, Fault::refused) == "port-closed likely");
  Report socket = failed(Rung::connect, Fault::refused);
  socket.evidence->target.is_unix_socket = true;
  CHECK(cause_of(socket).empty());
}

TEST_CASE("a server behind a unix socket that is silent has got the request") {
  Report report = failed(Rung::ping, Fault::reply_timeout);
  report.evidence->target.is_unix_socket = true;
  CHECK(cause_of(report) == "not-answered likely");
}
