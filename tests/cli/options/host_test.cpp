#include "cli/options/host.hpp"

#include "support/catch.hpp"

using rconn::cli::host;
using rconn::cli::socket_path;

namespace {

std::string accepted(std::string_view text) {
  const auto checked = host(text);
  return checked ? checked.value() : "refused: " + checked.error().message;
}

}  // namespace

TEST_CASE("names, literals and socket paths are hosts") {
  for (const char* text :
       {"localhost", "redis_cache", "a.b-c.example.", "0", "127.0.0.1", "::1", "fe80::1%lo",
        "fe80::1%25", "::ffff:127.0.0.1", "/run/redis.sock", "redis-é.example"}) {
    CHECK(accepted(text) == text);
  }
  CHECK(accepted(std::string(253, 'h')) == std::string(253, 'h'));
}

TEST_CASE("brackets around a literal are removed") {
  CHECK(accepted("[::1]") == "::1");
  CHECK(accepted("[fe80::1%lo]") == "fe80::1%lo");
}

TEST_CASE("an invalid host is refused with a suggestion") {
  CHECK_THAT(accepted("localhost:6379"),
             ContainsSubstring("give the host 'localhost', and -p 6379"));
  CHECK_THAT(accepted("[::1]:6379"), ContainsSubstring("give the host '::1', and -p 6379"));
  CHECK_THAT(accepted("redis://h"), ContainsSubstring("--uri"));
  CHECK_THAT(accepted("[::1"), ContainsSubstring("no closing ']'"));
  for (const char* text : {"", "a b", "127.0.0.1 ", "h\n", "./relative.sock", "127.0.0.1/1", "::1]",
                           "[]", "[localhost]", "1:2:3", "fe80::1%", "-h", "\xff\xfe"}) {
    CHECK_THAT(accepted(text), StartsWith("refused: "));
  }
  CHECK_THAT(accepted(std::string(254, 'h')), StartsWith("refused: "));
}

TEST_CASE("user info in a host is refused without being shown") {
  CHECK(accepted("hunter2@host").find("hunter2") == std::string::npos);
}

TEST_CASE("a socket path is absolute and has at most 107 bytes") {
  CHECK(socket_path("/" + std::string(106, 's')));
  CHECK_FALSE(socket_path("/" + std::string(107, 's')));
  CHECK_FALSE(socket_path("redis.sock"));
  CHECK_FALSE(socket_path(std::string_view("/a\0b", 4)));
}
