// --format: a user-defined line with the same fields as JSON.

#include <algorithm>
#include <cmath>
#include <sstream>

#include "command_line/tls.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

namespace {

std::string formatted(const std::string& text, const Words& words = {"key"}) {
  const Outcome outcome = run_rconn(joined(words, {"--format", text}));
  CHECK(outcome.err.empty());
  return outcome.out;
}

}  // namespace

TEST_CASE("a template is filled in for every command, and ends in a line end") {
  CHECK(formatted("{endpoint}", {"key", "::1"}) == "[::1]:6379\n");
  CHECK(formatted("{persistent_key}\\n") == "phpredis:127.0.0.1:6379:0.000000\n");
  CHECK(formatted("{command}\\t{{{target}}}", {"endpoint", "h"}) == "endpoint\t{h}\n");
  const RedisServer server;
  CHECK(formatted("{verdict} {exit} {fault}", {"ping", server.at()}) == "ready 0 \n");
  CHECK(formatted("{server.mode}", {"trace", server.at()}) == "standalone\n");
}

TEST_CASE("a template is filled in for a failure, too, on standard output") {
  const std::string at = "127.0.0.1:" + std::to_string(free_port());
  const Outcome outcome = run_rconn({"ping", "--format", "{fault} {rung}", at});
  CHECK(outcome.exit == 2);
  CHECK(outcome.out == "refused connect\n");
  CHECK(outcome.err.empty());
}

TEST_CASE("times in a template have three decimals") {
  const RedisServer server;
  const std::string out = formatted("{connect_ms}", {"ping", server.at()});
  CHECK(out.find('.') + 5 == out.size());
  CHECK(formatted("{tls_ms}", {"ping", server.at()}) == "\n");
}

TEST_CASE("a template can show TLS fields and an unverified certificate") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const std::string what = "{tls.version} {tls.verified} {tls.insecure} {tls.names}";
  CHECK(formatted(what, {"ping", server.uri(), "--cacert", ca.file()}) ==
        "TLSv1.3 true false DNS:localhost,DNS:redis.test,IP:127.0.0.1\n");
  CHECK_THAT(formatted(what, {"ping", server.uri(), "--insecure"}),
             StartsWith("TLSv1.3 false true"));
}

TEST_CASE("text from a peer cannot start a new line in a template") {
  const ScriptedPeer peer(answer("-ERR \x1b[31m\a evil\r\n"));
  const Outcome outcome = run_rconn({"ping", "--format", "{detail}", peer.at()});
  CHECK(outcome.out == "ERR \\x1b[31m\\x07 evil\n");
}

TEST_CASE("a template with an unknown field is refused with the list of all fields") {
  const std::string error = check_usage_error({"ping", "--format", "{conect_ms}"});
  for (const char* name : {"conect_ms", "connect_ms", "tls.days_left", "server.role", "fault"}) {
    CHECK_THAT(error, ContainsSubstring(name));
  }
}

TEST_CASE("a template with an unmatched brace or a second output format is refused") {
  CHECK_THAT(check_usage_error({"ping", "--format", "{fault"}), ContainsSubstring("{{"));
  CHECK_THAT(check_usage_error({"ping", "--format", "fault}"}), ContainsSubstring("}}"));
  check_usage_error({"ping", "--format", "{fault}", "-o", "json"});
}

TEST_CASE("the times in the template of a ping add up") {
  const RedisServer server({"--requirepass", "hunter2"});
  const std::string out = formatted("{endpoint} {exit} {connect_ms} {auth_ms} {ping_ms} {total_ms}",
                                    {"ping", "-a", "hunter2", server.at()});
  std::istringstream words(out);
  std::string endpoint;
  int exit = -1;
  double connect = 0;
  double auth = 0;
  double ping = 0;
  double total = 0;
  REQUIRE(words >> endpoint >> exit >> connect >> auth >> ping >> total);
  CHECK(endpoint == server.at());
  CHECK(exit == 0);
  CHECK(std::abs(connect + auth + ping - total) < 0.003);  // each rounded to a thousandth
}

TEST_CASE("a template can show the findings of a trace") {
  const RedisServer server;
  const std::string info = server.ask("CLIENT ID").substr(1);
  CHECK(
      formatted("{server.product} {server.role} {server.connection_id}", {"trace", server.at()}) ==
      "redis master " + std::to_string(std::stoi(info) + 1) + "\n");
  CHECK(formatted("{server.version}|{hello_ms}", {"ping", server.at()}) == "|\n");
  const std::string version = formatted("{server.version}", {"trace", server.at()});
  CHECK_THAT(run_rconn({"trace", server.at()}).out,
             ContainsSubstring("redis " + version.substr(0, version.size() - 1) + ","));
  const Authority ca("Test CA");
  const TlsRedisServer secure(ca.issue(loopback_certificate()));
  const Outcome wrong = run_rconn({"trace", "--format", "{cause} {exit}", secure.at()});
  CHECK(wrong.out == "port-speaks-tls 2\n");
  CHECK(wrong.exit == 2);
}

TEST_CASE("a template is filled in once for each target") {
  const RedisServer server;
  const std::string dead = "127.0.0.1:" + std::to_string(free_port());
  const Outcome outcome = run_rconn({"ping", "--format", "{target}\\t{fault}", server.at(), dead});
  CHECK(outcome.exit == 2);
  CHECK(outcome.out == server.at() + "\t\n" + dead + "\trefused\n");
}

TEST_CASE("a template shows no password") {
  const RedisServer server({"--requirepass", "hunter2"});
  const std::string all = "{target} {endpoint} {detail} {hint} {attempts} {persistent_key}";
  const std::string out = formatted(all, {"ping", "redis://:hunter2@" + server.at()});
  CHECK_THAT(out, ContainsSubstring(server.at()));
  CHECK_THAT(out, !ContainsSubstring("hunter2"));
}

TEST_CASE("a shell takes over what @env prints, whatever the target is named") {
  const RedisServer server;
  const std::string target = "/tmp/it's a $(exit 9) `x` \\ \"q\"; # ~";
  const std::string show =
      "\nprintf '%s|' \"$RCONN_TARGET\" \"$RCONN_OK\" \"$RCONN_EXIT\" \"$RCONN_FAULT\"";
  for (const char* const shell : {"/bin/sh", "/bin/bash"}) {
    const auto taken_over = [&](const std::string& at) {
      const Outcome outcome = run_rconn({"ping", "--format", "@env", at});
      return Process({shell, "-c", "set -eu; eval \"$1\"" + show, "-", outcome.out}).finish().out;
    };
    CHECK(taken_over(server.at()) == server.at() + "|true|0||");
    CHECK(taken_over(target) == target + "|false|2|no-socket|");
  }
}

TEST_CASE("@env has no quotes where a value is a name, a number or an address") {
  const RedisServer server;
  const std::string dead = "127.0.0.1:" + std::to_string(free_port());
  for (const std::string& at : {server.at(), dead}) {
    const std::string out = run_rconn({"ping", "--format", "@env", at}).out;
    CHECK_THAT(out, ContainsSubstring("\nRCONN_TARGET=" + at + "\n"));
    CHECK_THAT(out, !ContainsSubstring("'"));
  }
}

TEST_CASE("the words of a peer are not in @env") {
  const ScriptedPeer peer(answer("-ERR evil\r\n"));
  CHECK_THAT(run_rconn({"ping", "--format", "@env", peer.at()}).out,
             ContainsSubstring("RCONN_FAULT=error-reply\n") && !ContainsSubstring("evil"));
}

TEST_CASE("@tsv is a row for each target, with a fixed number of fields") {
  const ScriptedPeer peer(answer("-ERR a\tb\r\n"));
  const Outcome outcome = run_rconn({"check", "--format", "@tsv", peer.at(), peer.at()});
  CHECK(std::ranges::count(outcome.out, '\n') == 2);
  CHECK(std::ranges::count(outcome.out, '\t') == 2 * 11);
  CHECK_THAT(outcome.out, ContainsSubstring("\tERR a\\x09b\n"));
}

TEST_CASE("a preset is for every command with templates, and a misspelt one has a suggestion") {
  CHECK_THAT(formatted("@env"),
             ContainsSubstring("\nRCONN_PERSISTENT_KEY=phpredis:127.0.0.1:6379:"));
  for (const char* command : {"ping", "trace", "wait", "topology", "check", "key", "endpoint"}) {
    CHECK_THAT(check_usage_error({command, "--format", "@tvs"}),
               ContainsSubstring("did you mean @tsv?"));
    CHECK_THAT(run_rconn({command, "--help"}).out, ContainsSubstring("@env or @tsv"));
  }
}

TEST_CASE("a preset in another form is told with the one that it has") {
  CHECK_THAT(check_usage_error({"ping", "--format", "env"}),
             ContainsSubstring("'env' has no field; for the preset, write @env"));
  CHECK_THAT(check_usage_error({"ping", "-o", "@tsv"}), ContainsSubstring("write --format @tsv"));
}

TEST_CASE("the name of an unknown field is escaped") {
  check_usage_error({"ping", "--format", "{\x1b[2J\nfault}"});
  check_usage_error({"key", "--format", "{\xff}"});
}

TEST_CASE("a template is refused before anything is sent") {
  const ScriptedPeer peer(answer("+PONG\r\n"));
  check_usage_error({"trace", "--format", "{nope}", peer.at()});
  CHECK(peer.connections() == 0);
}
