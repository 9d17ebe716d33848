#include "connector/ladder/rungs/connect_failure.hpp"

#include <netdb.h>

#include <cerrno>

#include "support/catch.hpp"

using namespace rconn;
using Kind = net::Status::Kind;

namespace {

constexpr Limit limit{LimitKind::connect, std::chrono::milliseconds(250)};
const net::Deadline soon{{}, limit};

const auto ipv4 = *net::Address::numeric("198.18.0.1", 6379);
const auto socket_path = net::Address::unix_socket("/run/redis.sock");

std::string tcp(int error) {
  return std::string(info(connect_failure({Kind::failed, error}, ipv4, soon).fault).id);
}
std::string unix_socket(int error) {
  return std::string(info(connect_failure({Kind::failed, error}, socket_path, soon).fault).id);
}
std::string invalid(const std::string& host) {
  const auto address = *net::Address::numeric(host, 6379);
  return connect_failure({Kind::failed, EINVAL}, address, soon).detail.text();
}
std::string lookup(int error) {
  return std::string(info(lookup_failure({Kind::failed, EIO}, error, soon).fault).id);
}

}  // namespace

TEST_CASE("each error of a TCP connect has its fault") {
  CHECK(tcp(ECONNREFUSED) == "refused");
  CHECK(tcp(ENETUNREACH) == "unreachable");
  CHECK(tcp(EHOSTUNREACH) == "unreachable");
  CHECK(tcp(ETIMEDOUT) == "connect-timeout");
  CHECK(tcp(ECONNRESET) == "reset");
  for (const int error : {EMFILE, ENFILE, ENOBUFS, ENOMEM, EADDRNOTAVAIL}) {
    CHECK(tcp(error) == "local-limit");
  }
}

TEST_CASE("who rejected a connect by ICMP is told, and no route of this machine is blamed") {
  ConnectFacts facts;
  facts.icmp = IcmpError{.from = "2001:db8::7", .ipv6 = true, .type = 1, .code = 1};
  const auto failure = connect_failure({Kind::failed, EACCES}, ipv4, soon, facts);
  CHECK(failure.fault == Fault::unreachable);
  CHECK_THAT(
      failure.detail.text(),
      ContainsSubstring("administratively prohibited (ICMPv6 type 1, code 1), says 2001:db8::7"));
  CHECK_THAT(failure.detail.text(), !ContainsSubstring("route of type"));
}

TEST_CASE("only a link-local IPv6 address without a scope is said to need one") {
  CHECK_THAT(invalid("fe80::1"), ContainsSubstring("needs a scope"));
  for (const char* host : {"198.18.0.1", "2001:db8::1", "fe80::1%1", "::1", "fec0::1"}) {
    INFO(host);
    CHECK_THAT(invalid(host), ContainsSubstring("blackhole"));
    CHECK_THAT(invalid(host), !ContainsSubstring("scope"));
  }
}

TEST_CASE("each error of a unix socket's connect has its fault") {
  CHECK(unix_socket(ENOENT) == "no-socket");
  CHECK(unix_socket(EACCES) == "socket-denied");
  CHECK(unix_socket(ECONNREFUSED) == "refused");
  CHECK(unix_socket(EMFILE) == "local-limit");
}

TEST_CASE("each error of a lookup has its fault") {
  CHECK(lookup(EAI_NONAME) == "name-not-found");
  CHECK(lookup(EAI_AGAIN) == "name-lookup-failed");
  CHECK(lookup(EAI_FAIL) == "name-lookup-failed");
  CHECK(lookup(EAI_SYSTEM) == "name-lookup-failed");
  CHECK(lookup(EAI_MEMORY) == "local-limit");
  CHECK(lookup(0) == "local-limit");
}

TEST_CASE("a timeout names the limit that passed") {
  const auto failure = connect_failure({Kind::timed_out, 0}, ipv4, soon);
  CHECK(failure.fault == Fault::connect_timeout);
  CHECK(failure.detail == Detail{"no answer within ", limit});
  CHECK(lookup_failure({Kind::timed_out, 0}, 0, soon).detail == Detail{"no answer within ", limit});
}
