#include "phpredis/port.hpp"

#include "support/catch.hpp"

using namespace rconn::phpredis;

namespace {

Port stored(std::string_view release, std::optional<long long> port, std::string_view host = "h") {
  return stored_port(*find_release(release), host, port);
}

}  // namespace

TEST_CASE("up to 5.0.1 a port is kept in a signed 16-bit field") {
  CHECK(stored("5.0.1", 32767) == Port{32767, Origin::given_port});
  CHECK(stored("5.0.1", 32768) == Port{-32768, Origin::wrapped_port});
  CHECK(stored("5.0.1", 65535) == Port{-1, Origin::wrapped_port});
  CHECK(stored("5.0.1", 65536) == Port{0, Origin::wrapped_port});
  CHECK(stored("5.0.1", 71915) == Port{6379, Origin::wrapped_port});
  CHECK(stored("2.2.4", -5) == Port{-5, Origin::given_port});
}

TEST_CASE("5.0.2 turns negative ports into 0, and keeps 16 bits without a sign") {
  CHECK(stored("5.0.2", 40000) == Port{40000, Origin::given_port});
  CHECK(stored("5.0.2", 65536) == Port{0, Origin::wrapped_port});
  CHECK(stored("5.0.2", -5) == Port{0, Origin::raised_port});
  CHECK(stored("5.0.2", -65535) == Port{0, Origin::raised_port});
  CHECK(stored("5.0.2", std::nullopt, "/path") == Port{0, Origin::turned_port});
}

TEST_CASE("5.1.0 takes 16 bits without a sign, negative ones too") {
  CHECK(stored("5.1.0", -5) == Port{65531, Origin::wrapped_port});
  CHECK(stored("5.1.0", std::nullopt, "/path") == Port{65535, Origin::turned_port});
  CHECK(stored("5.1.0", 65536) == Port{0, Origin::wrapped_port});
}

TEST_CASE("from 5.1.1 a port has 32 bits") {
  CHECK(stored("5.1.1", 65535) == Port{65535, Origin::given_port});
  CHECK(stored("5.1.1", 71915) == Port{71915, Origin::given_port});
  CHECK(stored("5.1.1", -5) == Port{-5, Origin::given_port});
  CHECK(stored("5.1.1", 4294967296) == Port{0, Origin::wrapped_port});
  CHECK(stored("6.1.0", 9223372036854775807) == Port{-1, Origin::wrapped_port});
}

TEST_CASE("6379 is the default for no port and for -1, except for paths and the empty host") {
  CHECK(stored("3.1.0", std::nullopt) == Port{6379, Origin::default_port});
  CHECK(stored("3.1.0", -1) == Port{6379, Origin::default_port});
  CHECK(stored("3.1.0", std::nullopt, "/path") == Port{-1, Origin::missing_port});
  CHECK(stored("3.1.0", std::nullopt, "") == Port{-1, Origin::missing_port});
  CHECK(stored("5.3.7", std::nullopt, "unix:///p") == Port{6379, Origin::default_port});
}

TEST_CASE("from 6.0.0 hosts with unix:// or file:// get no port, and the empty host gets 6379") {
  CHECK(stored("6.0.0", std::nullopt, "") == Port{6379, Origin::default_port});
  for (const char* host : {"/path", "unix:///p", "UNIX:///p", "File:///p", "unix://"}) {
    CHECK(stored("6.0.0", std::nullopt, host) == Port{-1, Origin::missing_port});
  }
  CHECK(stored("6.0.0", std::nullopt, "tls:///p") == Port{6379, Origin::default_port});
  CHECK(stored("6.0.0", std::nullopt, "unix:/") == Port{6379, Origin::default_port});
}

TEST_CASE("on TCP port 0 becomes 6379, also a port that wrapped to 0") {
  CHECK(tcp_port({0, Origin::given_port}) == Port{6379, Origin::zero_port});
  CHECK(tcp_port({0, Origin::wrapped_port}) == Port{6379, Origin::wrapped_port});
  CHECK(tcp_port({-1, Origin::missing_port}) == Port{-1, Origin::missing_port});
}
