// --format: a line of the user's making, from the same fields as JSON.

#include "command_line/tls.hpp"
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

TEST_CASE("a template tells of TLS, and of a certificate that was not verified") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(everyday()));
  const std::string what = "{tls.version} {tls.verified} {tls.insecure} {tls.names}";
  CHECK(formatted(what, {"ping", server.uri(), "--cacert", ca.file()}) ==
        "TLSv1.3 true false DNS:localhost,DNS:redis.test,IP:127.0.0.1\n");
  CHECK_THAT(formatted(what, {"ping", server.uri(), "--insecure"}),
             StartsWith("TLSv1.3 false true"));
}

TEST_CASE("what a peer says cannot break out of a template's line") {
  const ScriptedPeer peer(answer("-ERR \x1b[31m\a evil\r\n"));
  const Outcome outcome = run_rconn({"ping", "--format", "{detail}", peer.at()});
  CHECK(outcome.out == "ERR \\x1b[31m\\x07 evil\n");
}

TEST_CASE("a template with an unknown field is refused, with the list of all") {
  const std::string error = check_usage_error({"ping", "--format", "{conect_ms}"});
  for (const char* name : {"conect_ms", "connect_ms", "tls.days_left", "server.role", "fault"}) {
    CHECK_THAT(error, ContainsSubstring(name));
  }
}

TEST_CASE("a template with a lonely brace, or beside another output, is refused") {
  CHECK_THAT(check_usage_error({"ping", "--format", "{fault"}), ContainsSubstring("{{"));
  CHECK_THAT(check_usage_error({"ping", "--format", "fault}"}), ContainsSubstring("}}"));
  check_usage_error({"ping", "--format", "{fault}", "-o", "json"});
}
