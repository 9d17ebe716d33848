#include "cli/options/target_spec.hpp"

#include "cli/options/tool_settings.hpp"
#include "support/catch.hpp"

using namespace rconn::cli;

namespace {

TargetSpec spec(std::string_view text) {
  auto parsed = from_argument(text);
  INFO(text);
  if (!parsed) FAIL(parsed.error().message);
  return std::move(parsed).value();
}

std::string refusal(std::string_view text) {
  const auto parsed = from_argument(text);
  return parsed ? "accepted" : parsed.error().message;
}

std::string password(const TargetSpec& parsed) {
  return parsed.password ? std::string(parsed.password->reveal()) : "none";
}

}  // namespace

TEST_CASE("the short forms name host and port") {
  CHECK(spec("localhost").host == "localhost");
  CHECK(spec("localhost:6380").port == 6380);
  CHECK(spec("::1").host == "::1");
  CHECK(spec("[::1]:6380").host == "::1");
  CHECK(spec("[::1]:6380").port == 6380);
  CHECK(spec("[::1]").host == "::1");
  CHECK(spec("/run/a:b.sock").host == "/run/a:b.sock");
}

TEST_CASE("every scheme is known and selects TCP, TLS or a unix socket") {
  for (const char* scheme : {"redis", "valkey", "tcp"}) {
    CHECK_FALSE(spec(std::string(scheme) + "://h").tls);
  }
  for (const char* scheme : {"rediss", "valkeys", "tls"}) {
    CHECK(spec(std::string(scheme) + "://h").tls);
  }
  for (const char* scheme : {"unix", "redis+unix", "valkey+unix", "redis-socket"}) {
    CHECK(spec(std::string(scheme) + ":///run/r.sock").host == "/run/r.sock");
  }
  CHECK(spec("REDIS://h").host == "h");
  CHECK_THAT(refusal("redis://[::1"), ContainsSubstring("'[::1' has no closing"));
  CHECK_THAT(refusal("http://h"), ContainsSubstring("unknown scheme 'http'"));
}

TEST_CASE("user info is split at the last @ and decoded") {
  const auto full = spec("redis://al%40ice:p%3a%25@h:1/2");
  CHECK(full.user == "al@ice");
  CHECK(password(full) == "p:%");
  CHECK(full.host == "h");
  CHECK(full.port == 1);
  CHECK(full.database == 2);
  const auto odd = spec("redis://u:p@ss@h");
  CHECK(odd.user == "u");
  CHECK(password(odd) == "p@ss");
}

TEST_CASE("an empty user means none, and user info without a colon is a password") {
  CHECK_FALSE(spec("redis://:pw@h").user);
  CHECK(password(spec("redis://:pw@h")) == "pw");
  CHECK_FALSE(spec("redis://pw@h").user);
  CHECK(password(spec("redis://pw@h")) == "pw");
  CHECK(password(spec("redis://@h")) == "none");
  CHECK(spec("redis://u:@h").user == "u");
  CHECK(password(spec("redis://u:@h")).empty());
}

TEST_CASE("IPv6 literals, scopes and missing parts of a URI") {
  CHECK(spec("redis://[::1]:6380").host == "::1");
  CHECK(spec("redis://[::1]").port == 0);
  CHECK(spec("redis://[fe80::1%25lo]").host == "fe80::1%lo");
  CHECK(spec("redis://[fe80::1%lo]").host == "fe80::1%lo");
  CHECK(spec("redis://").host == "127.0.0.1");
  CHECK(spec("redis://:6380").port == 6380);
  CHECK_FALSE(spec("redis://h/").database);
}

TEST_CASE("the query may name the database; other keys cause a warning") {
  CHECK(spec("unix:///r.sock?db=3").database == 3);
  CHECK(spec("redis-socket:///r.sock?database=3").database == 3);
  const auto unknown = spec("redis://h?timeout=3&db=1&x");
  CHECK(unknown.database == 1);
  CHECK(unknown.warnings.size() == 2);
}

TEST_CASE("the shown text holds neither password nor query") {
  CHECK(spec("redis://u:hunter2@h:1/2?x=y").shown == "redis://u:***@h:1/2");
  CHECK(spec("redis://hunter2@h").shown == "redis://:***@h");
  CHECK(spec("localhost:6380").shown == "localhost:6380");
}

TEST_CASE("malformed URIs are refused without showing a possible password") {
  for (const char* text : {"redis://h:abc",
                           "redis://h:70000",
                           "redis://h/abc",
                           "redis://h/1/2",
                           "redis://[::1",
                           "redis://a b",
                           "redis://h%zz",
                           "redis://u:%zz@h",
                           "redis://u:%00@h",
                           "redis://h%0a",
                           "unix://run/r.sock",
                           "unix://",
                           "redis://1:2:3",
                           "redis://h/?db=x",
                           "redis://h#f",
                           "redis://%2frun%2fr.sock",
                           "://h",
                           "[::1",
                           "[::1]x",
                           "h:",
                           "h:abc",
                           ":6379"}) {
    INFO(text);
    CHECK(refusal(text) != "accepted");
  }
  for (const char* text :
       {"redis://u:hunter2", "[u:hunter2]:1@h", "redis://u:hun/ter2@h", "redis://u:1/hunter2@h",
        "redis://u:1?hunter2@h", "redis://u:1#hunter2@h", "redis://u:hunter2%@h", "u:hunter2@h",
        "hunter2@h", "u:hunter2", "unix://:@/hunter2@/run/r.sock", "unix://u:a@/hun?ter2@/r.sock",
        "unix://u:hun/ter2@/r.sock", "unix:///p?hunter2@/run/r.sock", "unix://u:a@/x?hunter2@"}) {
    INFO(text);
    const std::string message = refusal(text);
    CHECK(message != "accepted");
    CHECK(message.find("hunter2") == std::string::npos);
    CHECK(message.find("ter2") == std::string::npos);
  }
}

TEST_CASE("a scheme of another tool is refused with the one to write here, in any case") {
  CHECK_THAT(refusal("redis+sentinel://a/m"), ContainsSubstring("--master NAME"));
  CHECK_THAT(refusal("REDIS-SENTINEL://a/m"), ContainsSubstring("--master NAME"));
  CHECK_THAT(refusal("rediscluster://a"), ContainsSubstring("any of its nodes"));
  CHECK_THAT(refusal("ssl://a"), ContainsSubstring("rediss://"));
  CHECK_THAT(refusal("socket:///a"), ContainsSubstring("unix:///PATH"));
  CHECK_THAT(refusal("redsi://a"), ContainsSubstring("did you mean redis://?"));
  CHECK_THAT(refusal("postgres://a"), !ContainsSubstring("did you mean"));
}

TEST_CASE("settings of other tools are translated without their secrets, or not at all") {
  CHECK(in_uri_form("h:1,password=hunter2,ssl=true") == "rediss://:PASSWORD@h:1");
  CHECK(in_uri_form("host=h port=1 user=u password=hunter2 db=2") == "redis://USER:PASSWORD@h:1/2");
  CHECK(in_uri_form("Server=tcp://h:1;Default_Database=3") == "redis://h:1/3");
  CHECK(in_uri_form("host='h'") == "redis://h");
  CHECK(in_uri_form("host=/run/x.sock") == "unix:///run/x.sock");
  CHECK(in_uri_form("hunter2=x,host=h") == "redis://h");
  const std::string general = "redis://[[USER:]PASSWORD@]HOST[:PORT][/DB]";
  for (const char* unclear : {"", "password=hunter2", "h:1,password=hun,ter2", "h=1 hunter2",
                              "host=h,host=i", "host=u:hunter2@h", "host=h,port=hunter2"}) {
    INFO(unclear);
    CHECK(in_uri_form(unclear) == general);
  }
}
