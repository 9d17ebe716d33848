#include "cli/targets/targets.hpp"

#include "cli/command_line/command_line.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace rconn;
using namespace rconn::cli;

namespace {

Parsed<NamedTargets> named(std::vector<std::string> arguments, const Environment& around = {}) {
  arguments.insert(arguments.begin(), "ping");
  const auto outcome = parse_command_line(arguments).outcome;
  if (const auto* error = std::get_if<UsageError>(&outcome)) return *error;
  return name_targets(std::get<Request>(outcome).options, around, Operation::ping);
}

Target target(const std::vector<std::string>& arguments, const Environment& around = {}) {
  auto targets = named(arguments, around);
  if (!targets) FAIL(targets.error().message);
  return targets.value().targets.at(0);
}

std::string refusal(const std::vector<std::string>& arguments, const Environment& around = {}) {
  const auto targets = named(arguments, around);
  return targets ? "accepted" : targets.error().message;
}

std::string password(const Target& made) {
  return made.credentials ? std::string(made.credentials->password.reveal()) : "none";
}

Environment with_url(std::string url) {
  Environment around;
  around.redis_url = std::move(url);
  return around;
}

Environment with_password(std::string text) {
  Environment around;
  around.redis_cli_password.emplace(std::move(text));
  return around;
}

}  // namespace

TEST_CASE("the default target is $REDIS_URL, else 127.0.0.1") {
  CHECK(target({}).host == "127.0.0.1");
  CHECK(target({}).named == "127.0.0.1:6379");
  CHECK(target({}, with_url("redis://h:1/2")).host == "h");
  CHECK(target({"-n", "3"}, with_url("redis://h:1/2")).database == 3);
  CHECK(target({"-p", "2"}, with_url("redis://h:1/2")).host == "127.0.0.1");
  CHECK(target({"other"}, with_url("redis://h:1/2")).host == "other");
  CHECK_THAT(refusal({}, with_url("redis://h:x")), StartsWith("$REDIS_URL: "));
}

TEST_CASE("a target is named in one way only") {
  for (const auto& words : std::vector<std::vector<std::string>>{{"-h", "a", "b"},
                                                                 {"-h", "a", "-s", "/s"},
                                                                 {"-u", "redis://a", "-h", "b"},
                                                                 {"-u", "redis://a", "b"},
                                                                 {"-u", "redis://a", "-p", "1"},
                                                                 {"-s", "/s", "-p", "1"},
                                                                 {"-h", "/s", "-p", "1"},
                                                                 {"/s", "-p", "1"},
                                                                 {"a:1", "-p", "2"}}) {
    CHECK(refusal(words) != "accepted");
  }
}

TEST_CASE("the option --port completes targets that name no port") {
  CHECK(target({"localhost", "-p", "6380"}).port == 6380);
  CHECK(target({"localhost", "-p", "6380"}).named == "localhost:6380");
  CHECK(target({"localhost:6380", "-p", "6380"}).port == 6380);
  CHECK(target({"-s", "/s", "-p", "0"}).host == "/s");
}

TEST_CASE("flags override the URI, and the URI overrides the environment") {
  CHECK(password(target({"redis://u:uri@h"}, with_password("env"))) == "uri");
  CHECK(password(target({"redis://u:uri@h", "-a", "flag"}, with_password("env"))) == "flag");
  CHECK(target({"redis://u:uri@h", "-a", "flag"}).credentials->user == "u");
  CHECK(target({"redis://u:uri@h", "--user", "w"}).credentials->user == "w");
  CHECK(password(target({"h"}, with_password("env"))) == "env");
  CHECK(password(target({"h", "-a", ""}, with_password("env"))) == "none");
  CHECK(target({"redis://h/1", "-n", "2"}).database == 2);
}

TEST_CASE("a user needs a password, which may be empty") {
  CHECK_THAT(refusal({"--user", "u"}), ContainsSubstring("needs a password"));
  CHECK(password(target({"--user", "u", "-a", ""})).empty());
  CHECK(target({"--user", "u", "-a", ""}).credentials->user == "u");
  CHECK_FALSE(target({"--user", "", "-a", "x"}).credentials->user);
}

TEST_CASE("a password file gives its only line") {
  const support::TemporaryDirectory directory;
  CHECK(password(target({"--pass-file", directory.file("pw", "hunter2\n")})) == "hunter2");
  CHECK(password(target({"--pass-file", directory.file("pw", "hunter2\r\n")})) == "hunter2");
  CHECK(password(target({"--pass-file", directory.file("pw", "hunter2")})) == "hunter2");
  for (const auto& path : {directory.path("missing"), directory.path(), directory.file("empty", ""),
                           directory.file("newline", "\n"), directory.file("two", "a\nb\n"),
                           directory.file("huge", std::string(70'000, 'x'))}) {
    CHECK_THAT(refusal({"--pass-file", path}), StartsWith("--pass-file: "));
  }
  CHECK(refusal({"--pass-file", directory.file("pw", "x"), "-a", "y"}) != "accepted");
}

TEST_CASE("without a login no password is read, asked for or required") {
  Options options;
  options.user = "u";
  CHECK(name_targets(options, {}, std::nullopt));
  options.password_file = "/no/such/file";
  CHECK(name_targets(options, {}, std::nullopt));
}

TEST_CASE("an option about Sentinels requires a topology") {
  Options options;
  options.master = "mymaster";
  CHECK_FALSE(name_targets(options, {}, Operation::ping));
  const auto named = name_targets(options, {}, Operation::topology);
  REQUIRE(named);
  CHECK(named.value().targets.at(0).topology_settings->master == "mymaster");
}

TEST_CASE("an address family that contradicts the literal is refused") {
  CHECK(refusal({"-6", "127.0.0.1"}) != "accepted");
  CHECK(refusal({"-4", "::1"}) != "accepted");
  CHECK(refusal({"-4", "/s"}) != "accepted");
  CHECK(refusal({"-4", "-6", "h"}) != "accepted");
  CHECK(target({"-6", "::1"}).family == Family::ipv6);
}

TEST_CASE("a timeout of 0 is not set, and the key still shows what was given") {
  const Target zero = target({"h", "-t", "0", "--persistent"});
  CHECK_FALSE(zero.connect_budget);
  CHECK(persistent_key(zero) == "phpredis:h:6379:0.000000");
  const Target tiny = target({"h", "-t", "5.1e-07"});
  CHECK_FALSE(tiny.connect_budget);
  CHECK(persistent_key(tiny) == "phpredis:h:6379:0.000001");
}

TEST_CASE("an id makes a connection persistent even if it is empty") {
  CHECK_FALSE(target({"h"}).persistence);
  CHECK(target({"h", "--persistent"}).persistence);
  CHECK(persistent_key(target({"h", "--persistent-id", "app"})) == "phpredis:h:6379:app");
  CHECK(persistent_key(target({"h", "--persistent-id="})) == "phpredis:h:6379:");
}
