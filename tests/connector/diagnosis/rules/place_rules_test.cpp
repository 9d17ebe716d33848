#include "connector/diagnosis/find_cause.hpp"
#include "connector/values/evidence.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

Report failed(Fault fault, const PlaceFacts& place, Rung rung = Rung::connect) {
  Report report;
  report.host = "localhost";
  report.stopped_at = rung;
  report.failure = Failure{fault, "words"};
  evidence_of(report).place = place;
  return report;
}

std::string cause(const Report& report) {
  const auto found = find_cause(report);
  return found ? std::string(found->cause) : "";
}

PlaceFacts in(Container container) {
  PlaceFacts place;
  place.loopback = true;
  place.surroundings = {container, true, "172.17.0.1"};
  return place;
}

SocketPath path_with(PathKind kind, const std::string& obstacle = "") {
  SocketPath path;
  path.kind = kind;
  path.obstacle = obstacle;
  return path;
}

PlaceFacts with_path(SocketPath path, Container container = Container::none) {
  PlaceFacts place;
  place.socket_path = std::move(path);
  place.surroundings.container = container;
  return place;
}

}  // namespace

TEST_CASE("localhost is told to be the place where rconn runs only where that is so") {
  CHECK(cause(failed(Fault::refused, in(Container::docker))) == "localhost-is-container");
  CHECK(cause(failed(Fault::refused, in(Container::other))) == "localhost-is-container");
  CHECK(cause(failed(Fault::connect_timeout, in(Container::other))).empty());
  CHECK(cause(failed(Fault::refused, in(Container::kubernetes))) == "localhost-is-pod");
  CHECK(cause(failed(Fault::refused, in(Container::wsl))) == "localhost-is-wsl");
  CHECK(cause(failed(Fault::refused, in(Container::none))) == "localhost-is-namespace");
  PlaceFacts host_network = in(Container::docker);
  host_network.surroundings.own_network = false;
  CHECK(cause(failed(Fault::refused, host_network)) == "port-closed");
  PlaceFacts elsewhere = in(Container::docker);
  elsewhere.loopback = false;
  CHECK(cause(failed(Fault::refused, elsewhere)) == "port-closed");
  CHECK(cause(failed(Fault::closed, in(Container::docker), Rung::ping)).empty());
}

TEST_CASE("a member that a topology lists at a loopback address is no way out of a container") {
  Report report = failed(Fault::refused, in(Container::docker));
  report.evidence->target.origin = TargetOrigin::list;
  CHECK(cause(report) == "port-closed");
  report.source = "list:1";
  CHECK(cause(report) == "localhost-is-container");
}

TEST_CASE("a refusal that a router or firewall sent is not that of a container") {
  Report report = failed(Fault::refused, in(Container::docker));
  report.evidence->icmp = IcmpError{};
  CHECK(cause(report) == "unreachable-from-router");
}

TEST_CASE("a socket is stale only if no process here has it") {
  SocketPath path = path_with(PathKind::socket);
  CHECK(cause(failed(Fault::refused, with_path(path))) == "socket-stale");
  path.bound = true;
  CHECK(cause(failed(Fault::refused, with_path(path))) == "port-closed");
  path.bound = false;
  CHECK(cause(failed(Fault::connect_timeout, with_path(path))).empty());
}

TEST_CASE("modes are the cause of a denial only if they deny it") {
  SocketPath path = path_with(PathKind::socket);
  CHECK(cause(failed(Fault::socket_denied, with_path(path))) == "socket-mode-denied");
  path.writable = true;
  CHECK(cause(failed(Fault::socket_denied, with_path(path))) == "socket-denied-by-policy");
  SocketPath hidden = path_with(PathKind::hidden, "/run/redis");
  hidden.mode = "0750";
  CHECK(cause(failed(Fault::socket_denied, with_path(hidden))) == "socket-directory-denied");
  hidden.mode = "0755";
  CHECK(cause(failed(Fault::socket_denied, with_path(hidden))) == "socket-denied-by-policy");
}

TEST_CASE("a missing directory is a missing mount in a container") {
  const SocketPath path = path_with(PathKind::missing, "/run/redis");
  CHECK(cause(failed(Fault::no_socket, with_path(path))) == "socket-directory-missing");
  CHECK(cause(failed(Fault::no_socket, with_path(path, Container::podman))) ==
        "socket-not-mounted");
  CHECK(cause(failed(Fault::no_socket, with_path(path_with(PathKind::missing)))).empty());
}

TEST_CASE("the socket of a server that is known is of more use than a missing directory") {
  PlaceFacts place = with_path(path_with(PathKind::missing, "/run/redis"));
  place.listeners = {{"unix:///var/redis.sock", "redis-server", false}};
  CHECK(cause(failed(Fault::no_socket, place)) == "listens-elsewhere");
}

TEST_CASE("what listens elsewhere comes before what was not named") {
  PlaceFacts place = in(Container::docker);
  Report report = failed(Fault::refused, place);
  report.evidence->target.origin = TargetOrigin::standard;
  CHECK(cause(report) == "nothing-named");
  report.evidence->place.listeners = {{"127.0.0.1:6380", "", false}};
  CHECK(cause(report) == "listens-elsewhere");
  report.evidence->place.listeners = {{"[::1]:6379", "", true}};
  CHECK(cause(report) == "listens-at-other-address");
  report.evidence->place.variable = UnreadVariable{"REDIS_HOST", "$REDIS_HOST"};
  CHECK(cause(report) == "variable-not-read");
}

TEST_CASE("a variable with a password matters only if none was given") {
  PlaceFacts place;
  place.secret_variable = UnreadVariable{"REDIS_PASSWORD", ""};
  Report report = failed(Fault::auth_required, place, Rung::ping);
  CHECK(cause(report) == "password-variable-not-read");
  report.evidence->target.has_password = true;
  CHECK(cause(report) != "password-variable-not-read");
}
