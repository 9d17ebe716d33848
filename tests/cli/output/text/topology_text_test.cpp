#include "cli/output/text/topology_text.hpp"

#include <algorithm>
#include <sstream>

#include "connector/topology/diagnose.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;

namespace {

std::shared_ptr<const Report> climbed(std::optional<Failure> failure = std::nullopt) {
  Report report;
  report.probed = true;
  report.total = std::chrono::microseconds(1234);
  if (failure) report.stopped_at = Rung::connect;
  report.failure = std::move(failure);
  return std::make_shared<const Report>(report);
}

Topology cluster() {
  Topology topology;
  topology.kind = TopologyKind::cluster;
  topology.source = "127.0.0.1:31901";
  topology.epoch = 6;
  for (const char* id :
       {"36d589e5fe97884877a107bb85ac00542434d970", "389bb445d7be8b41211ec43015c778634386a94f"}) {
    TopologyMember member;
    member.id = id;
    member.host = "127.0.0.1";
    member.port = 31901;
    member.role = MemberRole::master;
    member.report = climbed();
    topology.members.push_back(member);
  }
  topology.members[0].slots = {{0, 16383}};
  TopologyMember& replica = topology.members[1];
  replica.role = MemberRole::replica;
  replica.master = 0;
  replica.self_report.emplace();
  replica.self_report->replication.emplace();
  replica.self_report->replication->role = MemberRole::replica;
  replica.self_report->replication->link = "up";
  replica.self_report->replication->lag = 1;
  return topology;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

Report report_with(Topology topology) {
  Report report;
  report.target = "seed:7000";
  report.probed = true;
  topology.problems = diagnose(topology);
  if (const Problem* worst = topology.worst()) {
    report.stopped_at = Rung::topology;
    report.failure = Failure{worst->fault, worst->detail};
  }
  report.topology = std::make_shared<const Topology>(std::move(topology));
  return report;
}

}  // namespace

TEST_CASE("a topology is a header and an aligned table with replicas below their masters") {
  CHECK(topology_table(cluster(), {}) ==
        "Cluster: 1 master, 1 replica, 16384 of 16384 slots, epoch 6; asked 127.0.0.1:31901\n"
        "node        role     advertised       state  time     slots, link\n"
        "36d589e5    master   127.0.0.1:31901  ok     1.23 ms  0-16383\n"
        "  389bb445  replica  127.0.0.1:31901  ok     1.23 ms  link up, 1 s\n");
}

TEST_CASE("a topology of the longest usual addresses and faults fits 80 columns") {
  Topology topology = cluster();
  for (TopologyMember& member : topology.members) {
    member.host = "192.168.100.200";
    member.port = 6379;
    member.slots = {{10923, 16383}};
    member.report = climbed(Failure{Fault::connect_timeout, ""});
  }
  const auto lines = lines_of(topology_table(topology, {}));
  for (std::size_t i = 1; i < lines.size(); ++i) {
    INFO(lines[i]);
    CHECK(lines[i].size() <= 80);
  }
}

TEST_CASE("each problem of a topology has a line for the problem and one for the advice") {
  Topology topology = cluster();
  topology.members[1].report = climbed(Failure{Fault::refused, "127.0.0.1:31901: no"});
  topology.members[1].self_report.reset();
  const auto lines = lines_of(topology_problems(report_with(topology)));
  REQUIRE(lines.size() == 2);
  CHECK(
      lines[0] ==
      "rconn: 389bb445 127.0.0.1:31901: connection refused (refused at topology of seed:7000): no");
  CHECK_THAT(lines[1], StartsWith("hint: "));
  CHECK_THAT(lines[1], ContainsSubstring("'cluster-announce-port'"));
}

TEST_CASE("a problem has its cause between the two, where one is known") {
  Topology topology = cluster();
  topology.members[0].id.clear();
  topology.members[0].flags = {"handshake"};
  topology.members[0].bus_port = 41901;
  const auto lines = lines_of(topology_problems(report_with(topology)));
  REQUIRE(lines.size() > 2);
  CHECK_THAT(lines[0], ContainsSubstring("link down"));
  CHECK(lines[1] == "likely cause: it answers clients, but not the other nodes at bus port 41901");
  CHECK_THAT(lines[2], StartsWith("hint: open port 41901"));
}

TEST_CASE("a hint that several problems have is given once") {
  Topology topology = cluster();
  for (TopologyMember& member : topology.members) {
    member.self_report.emplace();
    member.self_report->disagrees = member.role == MemberRole::master ? "one" : "other";
  }
  const std::string text = topology_problems(report_with(topology));
  CHECK(lines_of(text).size() == 3);
}

TEST_CASE("what follows from another problem is told after all others, without a hint") {
  Topology topology = cluster();
  topology.state = "fail";
  TopologyMember& master = topology.members[0];
  master.report = climbed(Failure{Fault::refused, "127.0.0.1:31901: no"});
  master.flags = {"fail"};
  Replication& replication = *topology.members[1].self_report->replication;
  replication.link = "down";
  const auto lines = lines_of(topology_problems(report_with(topology)));
  const auto at = std::ranges::find(lines, "rconn: seed:7000: consequences:");
  std::vector<std::string> following;
  for (auto line = at; line != lines.end(); ++line) {
    if (line != at) following.push_back(line->substr(2, line->find(' ', 2) - 2));
  }
  CHECK(following ==
        std::vector<std::string>{"node-failed", "slots-uncovered", "cluster-down", "link-down"});
  CHECK_THAT(lines.front(), ContainsSubstring("connection refused"));
  CHECK(std::ranges::none_of(at, lines.end(),
                             [](const std::string& line) { return line.starts_with("hint: "); }));
}

TEST_CASE("members of several versions have a note, which is no problem") {
  Topology topology = cluster();
  topology.members[0].self_report.emplace();
  topology.members[0].self_report->product = "redis";
  topology.members[0].self_report->version = "7.0.15";
  topology.members[1].self_report->product = "valkey";
  topology.members[1].self_report->version = "8.0.1";
  CHECK_THAT(topology_table(topology, {}),
             ContainsSubstring("note: versions differ: redis 7.0.15 (1), valkey 8.0.1 (1)\n"));
  CHECK(topology_problems(report_with(topology)).empty());
}

TEST_CASE("a tried bus port is shown beside the slots or the link") {
  Topology topology = cluster();
  Attempt attempt{"127.0.0.1:41901", std::nullopt, {}};
  topology.members[0].bus = std::make_shared<const Attempt>(attempt);
  attempt.failure = Failure{Fault::refused, "no"};
  topology.members[1].bus = std::make_shared<const Attempt>(attempt);
  const std::string text = topology_table(topology, {});
  CHECK_THAT(text, ContainsSubstring("0-16383, bus ok\n"));
  CHECK_THAT(text, ContainsSubstring("link up, 1 s, bus refused\n"));
}

TEST_CASE("untrusted text in a topology is escaped") {
  Topology topology = cluster();
  topology.members[0].id = "\x1b[31m";
  topology.members[0].self_report.emplace();
  topology.members[0].self_report->disagrees = "\x1b[2J\n";
  const Report report = report_with(topology);
  const std::string text = topology_table(topology, {}) + topology_problems(report);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK_THAT(text, ContainsSubstring("\\x1b[31m"));
}

TEST_CASE("with colours only the state is coloured") {
  const std::string text = topology_table(cluster(), {.colour = true, .columns = 80});
  CHECK_THAT(text, ContainsSubstring("\x1b[32mok   \x1b[0m"));
  CHECK_THAT(text, !ContainsSubstring("\x1b[31m"));
}
