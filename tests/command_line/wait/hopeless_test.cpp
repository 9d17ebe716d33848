// How a wait ends: at once where waiting does not help, and with which exit status in each format.

#include <csignal>

#include "command_line/expect.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"

using namespace support;

namespace {

std::string free_address() { return "127.0.0.1:" + std::to_string(free_port()); }

// Answers AUTH with this error.
ScriptedPeer::Script refuses_auth(const std::string& error) {
  return [error](Conversation& other) {
    for (std::string got = other.receive(); !got.empty(); got = other.receive()) {
      other.send(got.find("AUTH") != std::string::npos ? "-" + error + "\r\n"
                                                       : "-NOAUTH Authentication required.\r\n");
    }
  };
}

void check_at_once(const Words& words, const std::string& fault, int exit) {
  const Outcome outcome = run_rconn(joined({"wait", "--deadline", "60", "-o", "json"}, words));
  CHECK(outcome.exit == exit);
  CHECK(outcome.took < ceiling);
  const auto report = parsed(outcome.out);
  CHECK(report["fault"] == fault);
  CHECK(report["exit"] == exit);
  CHECK(report["tries"] == 1);
}

}  // namespace

TEST_CASE("a wait ends at once if the database is rejected or protected mode refuses it") {
  const RedisServer server;
  check_at_once({"-n", "99", server.at()}, "db-rejected", 1);
  const ScriptedPeer closed(greet("-DENIED Redis is running in protected mode\r\n"));
  check_at_once({closed.at()}, "denied", 4);
}

TEST_CASE("a wait ends at once if the server does not know this form of AUTH") {
  const ScriptedPeer before6(refuses_auth("ERR wrong number of arguments for 'auth' command"));
  check_at_once({"--user", "app", "-a", "pw", before6.at()}, "auth-unsupported", 4);
  const ScriptedPeer no_auth(refuses_auth("ERR unknown command 'AUTH'"));
  check_at_once({"-a", "pw", no_auth.at()}, "auth-unsupported", 4);
}

TEST_CASE("the exit status in JSON is that of the process, however the wait ends") {
  const Outcome late = run_rconn({"wait", "--deadline", "300ms", "-o", "json", free_address()});
  CHECK(late.exit == 124);
  CHECK(parsed(late.out)["exit"] == 124);
  const Outcome gone = run_rconn({"wait", "--invert", "-o", "json", free_address()});
  CHECK(gone.exit == 0);
  CHECK(parsed(gone.out)["exit"] == 0);
  CHECK(parsed(gone.out)["ok"] == true);
  Process interrupted(rconn_command({"wait", "--deadline", "20", "-o", "json", free_address()}));
  REQUIRE(interrupted.says("refused"));
  interrupted.signal(SIGTERM);
  const Outcome outcome = interrupted.finish();
  CHECK(outcome.exit == 130);
  CHECK(parsed(outcome.out)["exit"] == 130);
}

TEST_CASE("with nagios a wait has the exit status of a plugin, however it ends") {
  const Words plugin{"wait", "-o", "nagios", "--deadline", "300ms"};
  const Outcome late = run_rconn(joined(plugin, {free_address()}));
  CHECK(late.exit == 2);
  CHECK_THAT(late.out, StartsWith("REDIS CRITICAL - "));
  const RedisServer server({"--requirepass", "x"});
  CHECK(run_rconn(joined(plugin, {server.at(), "-a", "x"})).exit == 0);
  CHECK(run_rconn(joined(plugin, {server.at(), "-a", "y"})).exit == 2);
  const Outcome gone = run_rconn(joined(plugin, {"--invert", free_address()}));
  CHECK(gone.exit == 0);
  CHECK_THAT(gone.out, StartsWith("REDIS OK - "));
  const Outcome stays = run_rconn(joined(plugin, {"--invert", server.at(), "-a", "x"}));
  CHECK(stays.exit == 2);
  CHECK_THAT(stays.out, StartsWith("REDIS CRITICAL - "));
  for (const Words& command : {Words{"wait", "-o", "nagios", "--deadline", "20"},
                               Words{"ping", "-o", "nagios", "-c", "100", "-i", "0.05"}}) {
    Process interrupted(rconn_command(joined(command, {free_address(), "-v"})));
    REQUIRE((interrupted.says("refused") || interrupted.says("CRITICAL")));
    interrupted.signal(SIGTERM);
    CHECK(interrupted.finish().exit == 3);
  }
}

TEST_CASE("with nagios an interrupted check is UNKNOWN in word and exit status") {
  const ScriptedPeer silent([](Conversation& other) { other.hold(); });
  Process check(rconn_command({"check", "-o", "nagios", "--read-timeout", "20", silent.at()}));
  REQUIRE(eventually([&] { return silent.connections() == 1; }));
  check.signal(SIGTERM);
  const Outcome outcome = check.finish();
  CHECK(outcome.exit == 3);
  CHECK_THAT(outcome.out, StartsWith("REDIS UNKNOWN - "));
}

TEST_CASE("a simple exit status cannot be combined with a plugin's") {
  CHECK_THAT(check_usage_error({"ping", "-o", "nagios", "--exit-simple"}),
             ContainsSubstring("--exit-simple cannot be used with --output nagios"));
}
