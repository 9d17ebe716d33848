#include "connector/ladder/rungs/connect_failure.hpp"

#include <netdb.h>

#include <cerrno>

#include "support/catch.hpp"

using namespace rconn;
using Kind = net::Status::Kind;

namespace {

constexpr Limit limit{LimitKind::connect, std::chrono::milliseconds(250)};
const net::Deadline soon{{}, limit};

std::string tcp(int error) {
  return std::string(info(connect_failure({Kind::failed, error}, false, soon).fault).id);
}
std::string unix_socket(int error) {
  return std::string(info(connect_failure({Kind::failed, error}, true, soon).fault).id);
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
  const auto failure = connect_failure({Kind::timed_out, 0}, false, soon);
  CHECK(failure.fault == Fault::connect_timeout);
  CHECK(failure.detail == Detail{"no answer within ", limit});
  CHECK(lookup_failure({Kind::timed_out, 0}, 0, soon).detail == Detail{"no answer within ", limit});
}
