// The result of each condition with a real server in each state, as in the table of the man page.

#include <filesystem>
#include <functional>

#include "command_line/expect.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

// Conditions and their exit statuses.
using Expected = std::vector<std::pair<std::string, int>>;

void check_each(const RedisServer& server, const Expected& expected, const Words& more = {}) {
  for (const auto& [condition, exit] : expected) {
    const Outcome outcome = run_rconn(joined({"ping", server.at(), "--expect", condition}, more));
    INFO(condition << ": " << outcome.out << outcome.err);
    CHECK(outcome.exit == exit);
  }
}

std::string told(const RedisServer& server, const std::string& condition) {
  return run_rconn({"ping", server.at(), "--expect", condition}).err;
}

}  // namespace

TEST_CASE("a healthy server meets its conditions and a failure names the value found") {
  const RedisServer server;
  REQUIRE(server.ask("SET greeting hello") == "+OK");
  REQUIRE(server.ask("LPUSH list a") == ":1");
  check_each(server, {{"alive", 0},           {"pong", 0},         {"loaded", 0},
                      {"role=master", 0},     {"role=replica", 1}, {"link=up", 1},
                      {"lag<=5", 1},          {"cluster=ok", 1},   {"mode=standalone", 0},
                      {"mode=cluster", 1},    {"version>=2.8", 0}, {"version>=999", 1},
                      {"clients<90%", 0},     {"clients<1", 1},    {"memory<90%", 0},
                      {"memory<1", 1},        {"key=greeting", 0}, {"key=greeting~^h.*o$", 0},
                      {"key=greeting~^o", 1}, {"key=nothing", 1},  {"key=list~a", 1}});
  CHECK_THAT(told(server, "role=replica"), ContainsSubstring("role=replica: found master"));
  CHECK_THAT(told(server, "role=replica"), ContainsSubstring("condition-unmet at expectation"));
}

TEST_CASE("memory is measured against its limit") {
  const RedisServer server({"--maxmemory", "3mb"});
  check_each(server, {{"memory<1%", 1}, {"memory<100%", 0}});
}

TEST_CASE("a loading server is alive, but neither loaded nor ready") {
  const TemporaryDirectory data;
  {
    const RedisServer server({"--dir", data.path(), "--enable-debug-command", "yes"});
    REQUIRE(server.ask("DEBUG POPULATE 10000") == "+OK");
    REQUIRE(server.ask("SAVE") == "+OK");
  }
  const RedisServer server({"--dir", data.path(), "--key-load-delay", "10000",
                            "--loading-process-events-interval-bytes", "1024"});
  check_each(server, {{"alive", 0}, {"pong", 1}, {"loaded", 1}, {"role=master", 0}});
  CHECK_THAT(told(server, "pong"), ContainsSubstring("(loading at ping"));
}

TEST_CASE("a server that runs a script is alive") {
  const RedisServer server({"--lua-time-limit", "1"});
  const Descriptor script = connect_to(server.port());
  send_all(script.get(), "EVAL \"while true do end\" 0\r\n");
  REQUIRE(eventually([&] { return server.ask("PING").starts_with("-BUSY"); }));
  check_each(server, {{"alive", 0}, {"pong", 1}, {"loaded", 1}, {"role=master", 0}});
}

TEST_CASE("a replica that lost its master is alive and its link is not up") {
  const RedisServer server({"--replica-serve-stale-data", "no", "--replicaof", "127.0.0.1 1"});
  check_each(server, {{"alive", 0},
                      {"pong", 1},
                      {"loaded", 0},
                      {"role=replica", 0},
                      {"role=master", 1},
                      {"link=up", 1},
                      {"lag<=5", 1}});
}

TEST_CASE("a replica meets the link conditions only after its synchronisation") {
  const RedisServer slow({"--repl-diskless-sync-delay", "3600"});
  const RedisServer syncing({"--replicaof", "127.0.0.1 " + std::to_string(slow.port())});
  check_each(syncing, {{"alive", 0},
                       {"pong", 0},
                       {"loaded", 0},
                       {"role=master", 1},
                       {"role=replica", 0},
                       {"link=up", 1},
                       {"lag<=5", 1}});
  const RedisServer quick({"--repl-diskless-sync-delay", "0"});
  const RedisServer replica({"--replicaof", "127.0.0.1 " + std::to_string(quick.port())});
  CHECK(run_rconn({"wait", replica.at(), "--expect", "link=up", "-i", "0.05"}).exit == 0);
  check_each(replica, {{"link=up", 0}, {"lag<=60", 0}, {"role=master", 1}});
}

TEST_CASE("a server that cannot save is alive") {
  TemporaryDirectory gone;
  const RedisServer server({"--save", "3600 1", "--dir", gone.path()});
  std::filesystem::remove_all(gone.path());
  static_cast<void>(server.ask("BGSAVE"));
  REQUIRE(eventually([&] { return server.ask("PING").starts_with("-MISCONF"); }));
  check_each(server, {{"alive", 0}, {"pong", 1}, {"loaded", 0}, {"role=master", 0}});
}

TEST_CASE("a Cluster node is ok once its slots are served") {
  const RedisServer server({"--cluster-enabled", "yes"});
  check_each(server, {{"alive", 0},
                      {"pong", 0},
                      {"loaded", 0},
                      {"role=master", 0},
                      {"mode=cluster", 0},
                      {"cluster=ok", 1}});
  REQUIRE(server.ask("CLUSTER ADDSLOTSRANGE 0 16383") == "+OK");
  CHECK(run_rconn({"wait", server.at(), "--expect", "cluster=ok", "-i", "0.05"}).exit == 0);
}

TEST_CASE("a server at its client limit turns away before it reads and meets no condition") {
  const RedisServer server({"--maxclients", "1"});
  std::optional<Descriptor> only;
  REQUIRE(eventually([&] {
    only.emplace(connect_to(server.port()));
    return send_all(only->get(), "PING\r\n") && read_line(only->get()) == "+PONG\r\n";
  }));
  check_each(server, {{"alive", 1}, {"pong", 1}, {"loaded", 1}, {"role=master", 1}});
  CHECK_THAT(told(server, "alive"), ContainsSubstring("(max-clients at ping"));
}

TEST_CASE(
    "a user with few rights meets what HELLO tells; for the rest the missing right is named") {
  const RedisServer server(
      {"--user", "pinger", "on", ">p", "-@all", "+ping", "--user", "mute", "on", ">p", "-@all"});
  const Words pinger{"--user", "pinger", "-a", "p"};
  check_each(server,
             {{"alive", 0},
              {"pong", 0},
              {"loaded", 0},
              {"role=master", 0},
              {"version>=2.8", 0},
              {"clients<90%", 4},
              {"key=x", 4},
              {"link=up", 4}},
             pinger);
  const Words mute{"--user", "mute", "-a", "p"};
  check_each(server, {{"alive", 0}, {"pong", 4}, {"loaded", 4}, {"role=master", 0}}, mute);
  const Outcome refused =
      run_rconn(joined({"ping", server.at(), "--expect", "clients<90%"}, pinger));
  CHECK_THAT(refused.err, ContainsSubstring("clients<90% cannot be evaluated: NOPERM"));
  CHECK_THAT(refused.err, ContainsSubstring("'info'"));
}

TEST_CASE("a server that requires a password is alive without it") {
  const RedisServer server({"--requirepass", "x"});
  check_each(server, {{"alive", 0}, {"pong", 4}, {"loaded", 4}, {"role=master", 4}});
  check_each(server, {{"alive", 0}, {"pong", 4}}, {"-a", "wrong"});
}

TEST_CASE("all conditions must hold and JSON has the result of each") {
  const RedisServer server;
  const Outcome outcome = run_rconn({"ping", "-o", "json", "--expect", "pong", "--expect",
                                     "role=replica", "--expect", "mode=standalone", server.at()});
  CHECK(outcome.exit == 1);
  const auto report = report_of(outcome);
  CHECK(report["fault"] == "condition-unmet");
  REQUIRE(report["expectations"].size() == 3);
  CHECK(report["expectations"][0]["met"] == true);
  CHECK(report["expectations"][1]["found"] == "master");
  CHECK(report["expectations"][2]["met"] == true);
}

TEST_CASE("a key is searched within the budget for any value and expression") {
  const RedisServer server;
  REQUIRE(server.ask("SETRANGE long 65535 a") == ":65536");
  REQUIRE(server.ask("SETRANGE longer 65536 a") == ":65537");
  CHECK(run_rconn({"ping", "--expect", "key=long~a$", server.at()}).exit == 0);
  const Outcome searched = run_rconn({"ping", "--expect", "key=long~(.+)+b", server.at()});
  CHECK(searched.exit == 1);
  CHECK(searched.took < ceiling);
  const Outcome longer = run_rconn({"ping", "--expect", "key=longer~a", server.at()});
  CHECK(longer.exit == 1);
  CHECK_THAT(longer.err, ContainsSubstring("65537 bytes, too many to search (at most 65536)"));
  CHECK_THAT(check_usage_error({"ping", "--expect", "key=k~(a)\\1"}),
             ContainsSubstring("it contains a back-reference"));
  for (const char* costly : {"key=k~a++++++++++++", "key=k~(a{99}){99}"}) {
    CHECK_THAT(check_usage_error({"ping", "--expect", costly}),
               ContainsSubstring("it is too long"));
  }
}

TEST_CASE("a string of any length is judged by its length and never as a broken reply") {
  const RedisServer server;
  REQUIRE(server.ask("SETRANGE big 1999999 a") == ":2000000");
  REQUIRE(server.ask("SETRANGE huge 39999999 a") == ":40000000");
  for (const auto& [key, size] : {std::pair{"big", "2000000"}, std::pair{"huge", "40000000"}}) {
    const std::string condition = std::string("key=") + key + "~b";
    const auto report =
        check_fault({"ping", "--expect", condition, server.at()}, "condition-unmet", 1);
    CHECK_THAT(report["detail"].text(), ContainsSubstring(std::string("found ") + size + " bytes"));
    CHECK_THAT(report["detail"].text(), ContainsSubstring("at most 65536"));
    const Outcome waited = run_rconn({"wait", "--deadline", "300ms", "-i", "0.05", "--read-timeout",
                                      "5", "--expect", condition, server.at()});
    CHECK(waited.exit == 124);
  }
}

TEST_CASE("an invalid condition is refused, an unknown one with the list of all") {
  for (const char* bad : {"rolle=master", "role=boss", "lag=3", "lag<=x", "version>=x", "clients>5",
                          "alive=1", "key=", "key=a~(", "memory<-1%"}) {
    INFO(bad);
    const std::string error = check_usage_error({"ping", "--expect", bad});
    CHECK_THAT(error, ContainsSubstring("--expect"));
  }
  CHECK_THAT(check_usage_error({"ping", "--expect", "boss"}), ContainsSubstring("key=NAME~REGEX"));
}
