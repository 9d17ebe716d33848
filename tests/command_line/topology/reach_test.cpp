// rconn topology: which addresses are connected to, how often, and which of them get a password.

#include <algorithm>
#include <set>

#include "command_line/expect.hpp"
#include "command_line/topology/views.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"
#include "support/wire.hpp"

using namespace support;

namespace {

using Replicas = std::vector<std::pair<std::string, int>>;

Outcome topology(const std::string& target, const Words& more = {}) {
  return run_rconn(joined({"topology", target}, more));
}

std::size_t logins_at(const TablePeer& peer, const std::string& address) {
  const auto asked = peer.asked();
  return static_cast<std::size_t>(
      std::ranges::count_if(asked, [&address](const TablePeer::Question& question) {
        return question.words.front() == "AUTH" && question.address == address;
      }));
}

std::size_t connections_to(const TablePeer& peer, const std::string& address) {
  const auto all = peer.connected_to();
  return static_cast<std::size_t>(std::ranges::count(all, address));
}

// Wants a password, as it says until it gets one.
TablePeer::Answering with_password(TablePeer::Answering usual) {
  return [usual = std::move(usual), open = std::set<std::string>()](
             const TablePeer::Question& question) mutable -> std::string {
    if (question.words.front() == "AUTH") open.insert(question.address);
    if (open.contains(question.address)) return usual(question);
    return "-NOAUTH Authentication required.\r\n";
  };
}

}  // namespace

TEST_CASE("an address that is advertised 50 times is connected and logged in to once") {
  const TablePeer data(master({}));
  Replicas replicas(50, {"127.0.0.7", data.port()});
  const auto sentinel_of = [&](const TablePeer::Question& question) -> std::string {
    const std::string text = question.text();
    if (text == "SENTINEL REPLICAS m0") {
      std::vector<std::string> entries;
      for (const auto& [host, port] : replicas) {
        entries.push_back(wire::bulks({"ip", host, "port", std::to_string(port)}));
      }
      return wire::array(entries);
    }
    return "";
  };
  const auto usual = sentinel(1, data.port());
  const TablePeer peer([&](const TablePeer::Question& question) {
    const std::string own = sentinel_of(question);
    return own.empty() ? usual(question) : own;
  });
  const Json report = report_of(topology(peer.at(), {"-a", "secret", "-o", "json"}));
  INFO(report.dump());
  CHECK(report["topology"]["members"].size() == 52);
  CHECK(logins_at(data, "127.0.0.7") == 1);
  CHECK(connections_to(data, "127.0.0.7") == 1);
}

TEST_CASE(
    "by default the password is sent to every member, with --credentials=seed to the seed only") {
  const TablePeer data(with_password(replica("127.0.0.1", 1)));
  const TablePeer peer(with_password([&](const TablePeer::Question& question) {
    return master({{"127.0.0.7", data.port()}, {"127.0.0.8", data.port()}})(question);
  }));

  SECTION("--credentials=seed") {
    const Outcome outcome = topology(peer.at(), {"-a", "secret", "--credentials=seed"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit == 0);
    CHECK_THAT(outcome.out, ContainsSubstring("ok (no login)"));
    CHECK(logins_at(peer, "127.0.0.1") > 0);
    CHECK(logins_at(data, "127.0.0.7") == 0);
    CHECK(logins_at(data, "127.0.0.8") == 0);
    const Json report =
        report_of(topology(peer.at(), {"-a", "secret", "--credentials=seed", "-o", "json"}));
    CHECK(report["topology"]["members"][1]["login"] == "withheld");
    CHECK(run_rconn({"wait", "--topology", peer.at(), "-a", "secret", "--credentials=seed",
                     "--deadline", "10"})
              .exit == 0);
    CHECK(logins_at(data, "127.0.0.7") == 0);
  }
  SECTION("the default") {
    topology(peer.at(), {"-a", "secret"});
    CHECK(logins_at(data, "127.0.0.7") == 1);
    CHECK(logins_at(data, "127.0.0.8") == 1);
  }
}

TEST_CASE("members outside of --only-network are not connected to") {
  const TablePeer data(master({}));
  const TablePeer peer(
      master({{"127.0.0.7", data.port()}, {"127.0.1.8", data.port()}, {"127.9.9.9", data.port()}}));
  const Outcome outcome = topology(
      peer.at(), {"--only-network", "127.0.0.0/24", "--only-network", "127.0.1.8", "-o", "json"});
  CHECK(outcome.exit == 1);  // those inside say that they are masters
  CHECK(connections_to(data, "127.0.0.7") == 1);
  CHECK(connections_to(data, "127.0.1.8") == 1);
  CHECK(connections_to(data, "127.9.9.9") == 0);
  const Json report = report_of(outcome);
  CHECK(report["topology"]["not_tried"] == 1);
  CHECK_THAT(report["topology"]["problems"].dump(), ContainsSubstring("outside-network"));
}

TEST_CASE("the result is not well if the only flaw is a member outside of the networks") {
  int port = 0;
  const TablePeer peer(cluster_node(3, port));
  port = peer.port();
  const std::string seed = peer.at("127.2.0.1");
  CHECK(topology(seed, {"--only-network", "127.2.0.0/16"}).exit == 0);
  const Outcome outside =
      topology(seed, {"--only-network", "127.2.0.1/32", "--only-network", "::/0"});
  CHECK(outside.exit == 3);
  CHECK_THAT(outside.err, ContainsSubstring("(outside-network at topology"));
  CHECK(connections_to(peer, "127.2.0.2") == 1);  // of the first run
}

TEST_CASE("a name that resolves to an address outside of the networks is not connected to") {
  need_localhost();
  const TablePeer data(master({}));
  const TablePeer peer(master({{"localhost", data.port()}}));
  const Outcome outcome = topology(peer.at("127.0.0.3"), {"--only-network", "192.0.2.0/24"});
  CHECK(outcome.exit == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("(outside-network at topology"));
  CHECK(data.connected_to().empty());
}

TEST_CASE("the options --only-network and --credentials refuse what they do not know") {
  for (const char* const wrong :
       {"127.0.0.1/8", "127.0.0.0/33", "localhost", "::1/129", "", "1/8"}) {
    check_usage_error({"topology", "127.0.0.1:1", "--only-network", wrong});
  }
  check_usage_error({"topology", "127.0.0.1:1", "--credentials", "nobody"});
  check_usage_error({"wait", "127.0.0.1:1", "--only-network", "127.0.0.0/8"});
}

TEST_CASE("replicas that announce one address, or that of their master, are not well") {
  const RedisServer master;
  const auto replica_at = [&master](int announced) {
    return RedisServer({"--replicaof", "127.0.0.1 " + std::to_string(master.port()),
                        "--repl-diskless-sync-delay", "0", "--replica-announce-ip", "127.0.0.1",
                        "--replica-announce-port", std::to_string(announced)});
  };
  const auto fault = [&master] {
    const Json report = report_of(run_rconn({"topology", "-o", "json", master.at()}));
    return report.contains("fault") ? report["fault"].text() : std::string();
  };
  const RedisServer honest({"--replicaof", "127.0.0.1 " + std::to_string(master.port()),
                            "--repl-diskless-sync-delay", "0"});
  REQUIRE(eventually([&] { return fault().empty(); }));
  {
    const RedisServer same = replica_at(honest.port());
    CHECK(eventually([&] { return fault() == "wrong-node"; }));
  }
  const RedisServer masters = replica_at(master.port());
  CHECK(eventually([&] { return fault() == "wrong-node"; }));
}
