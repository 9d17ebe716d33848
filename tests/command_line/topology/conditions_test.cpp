// The conditions of --expect on the members of a topology: which apply to which member, and how
// they are told.

#include "command_line/expect.hpp"
#include "command_line/openmetrics.hpp"
#include "command_line/topology/views.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"
#include "support/wire.hpp"

using namespace support;

namespace {

std::string where(const RedisServer& server) {
  return "127.0.0.1 " + std::to_string(server.port());
}

// Its replicas are in sync at once.
const Words in_a_hurry{"--repl-diskless-sync-delay", "0"};

void wait_for_link(const RedisServer& replica) {
  REQUIRE(run_rconn({"wait", "--deadline", "20", "-i", "0.01", "--expect", "link=up", replica.at()})
              .exit == 0);
}

const Words on_links{"--expect", "link=up", "--expect", "lag<=1000"};

Outcome topology(const RedisServer& server, const Words& more) {
  return run_rconn(joined({"topology", "--read-timeout", "1", server.at()}, more));
}

// How many conditions the member had, and whether it met them.
std::string conditions_of(const Json& report, const RedisServer& server) {
  std::string text = "not a member";
  for (const Json& member : report["topology"]["members"].elements()) {
    if (member["advertised"] != server.at()) continue;
    const Json found = member["expectations"];
    text = found.is_null() ? "0" : std::to_string(found.size());
    text += member["ok"] == true ? ", met" : ", not met";
  }
  return text;
}

}  // namespace

TEST_CASE("conditions on the link of a replica apply to the replicas of a topology only") {
  const RedisServer master(in_a_hurry);
  const RedisServer middle(joined(in_a_hurry, {"--replicaof", where(master)}));
  const RedisServer last({"--replicaof", where(middle)});
  wait_for_link(middle);
  wait_for_link(last);
  // Asked for last: it takes the middle one for a master until that says otherwise.
  for (const RedisServer* const asked : {&master, &middle, &last}) {
    const Outcome outcome = topology(*asked, joined(on_links, {"-o", "json"}));
    INFO(outcome.out);
    CHECK(outcome.exit == 0);
    const Json report = report_of(outcome);
    CHECK(conditions_of(report, master) == "0, met");
    CHECK(conditions_of(report, middle) == "2, met");
    CHECK(conditions_of(report, last) == "2, met");
  }
  CHECK(run_rconn(joined({"wait", "--topology", "--deadline", "20", master.at()}, on_links)).exit ==
        0);
  // Other conditions apply to all of them.
  const Json report =
      report_of(topology(master, joined(on_links, {"--expect", "role=replica", "-o", "json"})));
  CHECK(report["fault"] == "condition-unmet");
  CHECK(conditions_of(report, master) == "1, not met");
  CHECK(conditions_of(report, last) == "3, met");
}

TEST_CASE("a master that is asked alone does not meet conditions on the link of a replica") {
  const RedisServer master;
  for (const char* const condition : {"link=up", "lag<=1000"}) {
    const Json report =
        check_fault({"ping", master.at(), "--expect", condition}, "condition-unmet", 1);
    CHECK(report["cause"]["id"] == "has-no-master");
  }
}

TEST_CASE("a member that no condition applies to must answer PONG") {
  const TablePeer loading(redis_like([](const TablePeer::Question& question) -> std::string {
    const std::string& name = question.words.front();
    if (name == "PING") return "-LOADING Redis is loading the dataset in memory\r\n";
    if (name == "ROLE") return wire::array({wire::bulk("master"), ":0\r\n", "*0\r\n"});
    if (name == "INFO") return wire::bulk("role:master\r\nconnected_slaves:0\r\n");
    return "";
  }));
  for (const Words& conditions : {Words{}, on_links}) {
    CHECK(report_of(run_rconn(
              joined({"topology", "-o", "json", loading.at()}, conditions)))["fault"] == "loading");
  }
}

TEST_CASE("metrics of a topology tell which condition a member does not meet") {
  const RedisServer master(in_a_hurry);
  const RedisServer replica({"--replicaof", where(master)});
  wait_for_link(replica);
  const Outcome outcome =
      topology(master, {"-o", "openmetrics", "--expect", "role=master", "--expect", "link=up",
                        "--expect", "key=none", "--expect", "role=master", "--expect", "pong"});
  CHECK(outcome.exit == 1);
  const std::string samples = samples_in(outcome.out);
  const auto check_met = [&](const std::string& condition, int met) {
    const std::string line = "rconn_expectation_met{condition=" + condition +
                             ",endpoint=" + master.at() + ",target=" + master.at() + "} ";
    CHECK_THAT(samples, ContainsSubstring(line + std::to_string(met) + "\n"));
    CHECK(samples.find(line) == samples.rfind(line));
  };
  check_met("role=master", 0);
  check_met("link=up", 1);
  check_met("key=none", 0);
  check_met("pong", 1);
}
