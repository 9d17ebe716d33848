// rconn topology tells what it leaves out, in every format, and never calls that well.

#include "command_line/expect.hpp"
#include "command_line/topology/views.hpp"
#include "support/wire.hpp"

using namespace support;

namespace {

Outcome topology(const std::string& target, const Words& more = {}) {
  return run_rconn(joined({"topology", target}, more));
}

Json problem_in(const Json& report, const std::string& fault) {
  INFO(report.dump());
  for (const auto& problem : report["topology"]["problems"].elements()) {
    if (problem["fault"] == fault) return problem;
  }
  FAIL("no problem " + fault);
  return {};
}

}  // namespace

TEST_CASE("every master of a Sentinel is tried, also number 280 of 300") {
  const TablePeer data(master({}));
  const TablePeer peer(sentinel(300, data.port(), 280));
  const Outcome outcome = topology(peer.at());
  CHECK(outcome.exit == 2);
  CHECK_THAT(outcome.out, StartsWith("Sentinel: 300 masters"));
  CHECK_THAT(outcome.err, ContainsSubstring("m280"));
}

TEST_CASE("the slots of Cluster nodes that are left out count as covered") {
  int port = 0;
  const TablePeer peer(cluster_node(1500, port));
  port = peer.port();
  const Outcome outcome = topology(peer.at("127.2.0.1"), {"--max-members", "20", "-o", "json"});
  CHECK(outcome.exit == 3);
  const Json report = report_of(outcome);
  CHECK(report["fault"] == "members-left-out");
  CHECK(report["topology"]["slots_covered"] == 16384);
  CHECK(report["topology"]["left_out"] == 1480);
  CHECK(report["topology"]["members"].size() == 20);
  CHECK(report["topology"]["problems"].size() == 1);
  CHECK_THAT(problem_in(report, "members-left-out")["hint"].text(),
             ContainsSubstring("--max-members"));
}

TEST_CASE("a Cluster of 200 masters and a replication of 1200 are tried as a whole") {
  int port = 0;
  const TablePeer node(cluster_node(200, port));
  port = node.port();
  const Words patient{"-t", "30", "--read-timeout", "30"};
  const Outcome cluster = topology(node.at("127.2.0.1"), patient);
  INFO(cluster.err);
  CHECK(cluster.exit == 0);
  CHECK_THAT(cluster.out, StartsWith("Cluster: 200 masters, 0 replicas, 16384 of 16384 slots"));

  int master_port = 0;
  const TablePeer data([&master_port](const TablePeer::Question& question) {
    return replica("127.0.0.1", master_port)(question);
  });
  std::vector<std::pair<std::string, int>> replicas;
  for (int i = 0; i < 1200; ++i) replicas.emplace_back(member_address(3, i), data.port());
  const TablePeer peer(master(replicas));
  master_port = peer.port();
  const Outcome outcome = topology(peer.at(), patient);
  INFO(outcome.err);
  CHECK(outcome.exit == 0);
  CHECK_THAT(outcome.out, StartsWith("Replication: 1 master, 1200 replicas"));
}

TEST_CASE("exactly --max-members members are well, and one more is told in every format") {
  const TablePeer data(master({}));
  const TablePeer peer(sentinel(9, data.port()));  // and the Sentinel itself
  CHECK(topology(peer.at(), {"--max-members", "10"}).exit == 0);
  const Words few{"--max-members", "9"};

  const Outcome text = topology(peer.at(), few);
  CHECK(text.exit == 3);
  CHECK_THAT(text.out, ContainsSubstring("and 1 more member not tried\n"));
  CHECK_THAT(text.err, ContainsSubstring("(members-left-out at topology): 1 more than the 9"));

  const Outcome json = topology(peer.at(), joined(few, {"-o", "json"}));
  CHECK(json.exit == 3);
  CHECK(report_of(json)["topology"]["left_out"] == 1);

  const Outcome nagios = topology(peer.at(), joined(few, {"-o", "nagios"}));
  CHECK(nagios.exit == 3);
  CHECK_THAT(nagios.out, ContainsSubstring("1 member left out"));

  const Outcome metrics = topology(peer.at(), joined(few, {"-o", "openmetrics"}));
  CHECK(metrics.exit == 3);
  CHECK_THAT(metrics.out, ContainsSubstring("\nrconn_members_left_out{"));

  const Outcome formatted =
      topology(peer.at(), joined(few, {"--format", "{fault} {topology.left_out}"}));
  CHECK(formatted.exit == 3);
  CHECK(formatted.out == "members-left-out 1\n");

  const Outcome wait = run_rconn(joined({"wait", "--topology", peer.at()}, few));
  CHECK(wait.exit == 3);
  CHECK_THAT(wait.err, ContainsSubstring("members-left-out"));
}

TEST_CASE("a dead member weighs more than those that are left out") {
  const TablePeer data(master({}));
  const TablePeer peer(sentinel(9, data.port(), 0));
  const Outcome outcome = topology(peer.at(), {"--max-members", "5", "-o", "nagios"});
  CHECK(outcome.exit == 2);
  CHECK_THAT(outcome.out, ContainsSubstring("(refused)"));
  CHECK_THAT(outcome.out, ContainsSubstring("5 members left out"));
}

TEST_CASE("a list that a Sentinel refuses is told, and is not taken for an empty one") {
  const TablePeer data(master({}));
  const auto usual = sentinel(2, data.port());
  const TablePeer peer([usual](const TablePeer::Question& question) {
    const bool refused = question.words.size() > 1 && question.words[1] == "REPLICAS";
    return refused ? std::string("-NOPERM no rights\r\n") : usual(question);
  });
  const Outcome outcome = topology(peer.at());
  CHECK(outcome.exit == 4);
  CHECK_THAT(outcome.err, ContainsSubstring("(no-permission at topology): SENTINEL REPLICAS m0"));
}

TEST_CASE("a Sentinel that breaks off between its answers is a failure") {
  const TablePeer data(master({}));
  const auto usual = sentinel(4, data.port());
  const TablePeer peer([usual](const TablePeer::Question& question) {
    const bool lost = question.text() == "SENTINEL CKQUORUM m2";
    return lost ? std::string("*nonsense\r\n") : usual(question);
  });
  CHECK(topology(peer.at()).exit == 6);
}

TEST_CASE("a member that answers PING and then breaks off is not well") {
  const TablePeer data(redis_like([](const TablePeer::Question& question) -> std::string {
    return question.words.front() == "INFO" ? "*nonsense\r\n" : "";
  }));
  const TablePeer peer(sentinel(1, data.port()));
  const Outcome outcome = topology(peer.at());
  CHECK(outcome.exit == 6);
  CHECK_THAT(outcome.err, ContainsSubstring("(protocol-error at topology of "));
}

TEST_CASE("entries of a list that are not understood are counted") {
  const TablePeer peer(redis_like([](const TablePeer::Question& question) -> std::string {
    if (question.words.front() != "INFO") return "";
    return wire::bulk("redis_version:2.6.0\r\nrole:master\r\nslave0:127.0.0.1,6380,online\r\n");
  }));
  const Outcome outcome = topology(peer.at(), {"-o", "json"});
  CHECK(outcome.exit == 1);
  CHECK(report_of(outcome)["fault"] == "unexpected-reply");
  CHECK(report_of(outcome)["topology"]["left_out"] == 1);
}

TEST_CASE("questions about many masters are sent together") {
  const TablePeer data(master({}));
  const TablePeer peer(sentinel(20, data.port()));
  CHECK(topology(peer.at()).exit == 0);
  CHECK(peer.most_at_once() >= 20);
}

TEST_CASE("a chain of replicas is followed to its end") {
  // Each replica lists the next one; all are at one port, and tell themselves by their addresses.
  constexpr int length = 12;
  int port = 0;
  const TablePeer peer(redis_like([&port](const TablePeer::Question& question) -> std::string {
    if (question.words.front() != "INFO") return "";
    for (int i = 0; i < length; ++i) {
      if (member_address(4, i) != question.address) continue;
      std::string text = "redis_version:7.2.0\r\nrun_id:" + std::to_string(i);
      text += i == 0 ? "\r\nrole:master"
                     : "\r\nrole:slave\r\nmaster_link_status:up\r\nmaster_host:" +
                           member_address(4, i - 1) + "\r\nmaster_port:" + std::to_string(port);
      if (i + 1 < length) {
        text += "\r\nslave0:ip=" + member_address(4, i + 1) + ",port=" + std::to_string(port) +
                ",state=online,offset=1,lag=0";
      }
      return wire::bulk(text + "\r\n");
    }
    return "";
  }));
  port = peer.port();
  for (const int first : {0, length - 1}) {
    const Outcome outcome = topology(peer.at(member_address(4, first)));
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit == 0);
    CHECK_THAT(outcome.out, StartsWith("Replication: 1 master, 11 replicas"));
  }
}

TEST_CASE("the value of --max-members is a number from 1 to 100000") {
  for (const char* const wrong : {"0", "100001", "many"}) {
    check_usage_error({"topology", "127.0.0.1:1", "--max-members", wrong});
  }
}
