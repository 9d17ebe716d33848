// rconn topology: a real Cluster, healthy, and broken in one way at a time.

#include <csignal>

#include "command_line/expect.hpp"
#include "command_line/topology/views.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_fleet.hpp"

using namespace support;

namespace {

Outcome topology(const std::string& target, const Words& more = {}) {
  return run_rconn(joined({"topology", target, "--read-timeout", "1"}, more));
}

// The only problem with this fault in the JSON report.
Json problem_in(const Json& report, const std::string& fault) {
  INFO(report.dump());
  for (const auto& problem : report["topology"]["problems"].elements()) {
    if (problem["fault"] == fault) return problem;
  }
  FAIL("no problem " + fault);
  return {};
}

void check_named(const RedisCluster& cluster, const std::string& fault, int exit,
                 const std::string& member, const std::string& advice) {
  const Outcome text = topology(cluster.at(0));
  INFO(text.out << text.err);
  CHECK(text.exit == exit);
  CHECK(is_told(text.err, fault));
  const Outcome json = topology(cluster.at(0), {"-o", "json"});
  CHECK(json.exit == exit);
  const auto problem = problem_in(report_of(json), fault);
  CHECK_THAT(problem["members"].dump(), ContainsSubstring(member));
  CHECK_THAT(problem["hint"].text(), ContainsSubstring(advice));
}

}  // namespace

TEST_CASE("a healthy Cluster is shown node by node and every advertised address is probed") {
  const RedisCluster cluster;
  const Outcome text = topology(cluster.at(4));
  INFO(text.out << text.err);
  CHECK(text.exit == 0);
  CHECK(text.err.empty());
  CHECK_THAT(text.out, StartsWith("Cluster: 3 masters, 3 replicas, 16384 of 16384 slots"));
  for (std::size_t i = 0; i < RedisCluster::size; ++i) {
    CHECK_THAT(text.out, ContainsSubstring(cluster.at(i) + "  ok"));
  }
  CHECK(std::count(text.out.begin(), text.out.end(), '\n') == 8);

  const auto report = report_of(topology(cluster.at(0), {"-o", "json"}));
  CHECK(report["ok"] == true);
  const auto& found = report["topology"];
  CHECK(found["kind"] == "cluster");
  CHECK(found["slots_covered"] == 16384);
  CHECK(found["problems"] == Json::parse("[]"));
  std::size_t masters = 0;
  for (const auto& member : found["members"].elements()) {
    CHECK(member["ok"] == true);
    masters += member["role"] == "master" ? 1 : 0;
    if (member["role"] == "replica") CHECK(member["link"] == "up");
  }
  CHECK(found["members"].size() == RedisCluster::size);
  CHECK(masters == RedisCluster::masters);

  const Outcome expecting = topology(cluster.at(0), {"--expect", "role=master"});
  CHECK(expecting.exit == 1);
  CHECK_THAT(expecting.err, ContainsSubstring("(condition-unmet at topology of "));
  CHECK(run_rconn({"wait", "--topology", cluster.at(0), "--deadline", "30"}).exit == 0);
}

TEST_CASE("a wrong announced address is reported with the setting to change") {
  RedisCluster cluster;
  const std::string port = std::to_string(cluster.node(1).port());
  cluster.announce(1, "cluster-announce-ip", "127.0.0.9", "127.0.0.9:");
  check_named(cluster, "refused", 2, "127.0.0.9:" + port, "'cluster-announce-ip'");
}

TEST_CASE("a wrong announced port is reported with the setting to change") {
  RedisCluster cluster;
  const std::string nowhere = std::to_string(free_port());
  cluster.announce(1, "cluster-announce-port", nowhere, ":" + nowhere + "@");
  check_named(cluster, "refused", 2, "127.0.0.1:" + nowhere, "'cluster-announce-port'");
}

TEST_CASE("an announced name that does not resolve is reported with the setting to change") {
  RedisCluster cluster;
  // A label of 64 letters (RFC 1035 §2.3.4) is never sent to a name server.
  const std::string name(64, 'x');
  cluster.announce(1, "cluster-announce-hostname", name, "," + name);
  ask_redis(cluster.node(0).port(),
            {"CONFIG", "SET", "cluster-preferred-endpoint-type", "hostname"});
  const auto report = report_of(topology(cluster.at(0), {"-o", "json"}));
  bool told = false;
  for (const auto& problem : report["topology"]["problems"].elements()) {
    if (!problem["fault"].text().starts_with("name-")) continue;
    told = true;
    CHECK_THAT(problem["hint"].text(), ContainsSubstring("cluster-announce-hostname"));
  }
  CHECK(told);
}

TEST_CASE("a stopped node is reported without advice about its address") {
  RedisCluster cluster;
  cluster.node(2).process().signal(SIGSTOP);
  check_named(cluster, "reply-timeout", 2, cluster.at(2), "");
  cluster.node(2).process().signal(SIGCONT);
}

TEST_CASE("slots that no node serves are reported by number") {
  RedisCluster cluster;
  ask_redis(cluster.node(0).port(), {"CLUSTER", "DELSLOTS", "5", "6", "9"});
  const Outcome text = topology(cluster.at(0));
  INFO(text.out << text.err);
  CHECK(text.exit == 1);
  CHECK_THAT(text.err, ContainsSubstring("(slots-uncovered at topology): 3 of 16384: 5-6,9\n"));
  CHECK_THAT(text.err, ContainsSubstring("(views-differ at topology of "));
}

TEST_CASE("a node that its peers consider failed is reported with its unserved slots") {
  RedisCluster cluster;
  for (std::size_t i = 0; i < RedisCluster::size; ++i) {
    ask_redis(cluster.node(i).port(), {"CONFIG", "SET", "cluster-node-timeout", "1000"});
  }
  cluster.node(1).process().signal(SIGKILL);
  REQUIRE(eventually([&] {
    return ask_redis(cluster.node(0).port(), {"CLUSTER", "INFO"}).find("cluster_state:fail") !=
           std::string::npos;
  }));
  check_named(cluster, "node-failed", 2, cluster.at(1), "");
  check_named(cluster, "refused", 2, cluster.at(1), "");
  check_named(cluster, "slots-uncovered", 2, cluster.at(1), "");
}
