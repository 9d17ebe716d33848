// rconn idle: where it follows a Sentinel to, and what it takes of what peers say of themselves.

#include "command_line/idle/idle.hpp"
#include "command_line/topology/views.hpp"
#include "support/wire.hpp"

using namespace support;

namespace {

// A Sentinel that watches one master, which is there.
TablePeer::Answering sentinel_of(const std::string& host, const std::string& port) {
  return redis_like([host, port](const TablePeer::Question& question) -> std::string {
    if (question.words.front() == "INFO") return wire::bulk("redis_mode:sentinel\r\n");
    if (question.words.front() != "SENTINEL") return "";
    return wire::array({wire::bulks({"name", "prime", "ip", host, "port", port})});
  });
}

Json report_on(const Words& words) {
  return report_of(run_rconn(joined({"idle", "--ages", "0.1", "-o", "json"}, words)));
}

}  // namespace

TEST_CASE("a master that a Sentinel names is connected to only in the networks allowed") {
  const TablePeer data(master({}));
  const TablePeer peer(sentinel(1, data.port()));
  const Outcome outside = run_rconn({"idle", "--ages", "0.1", "-o", "json", "-a", "secret",
                                     "--only-network", "127.2.0.0/16", peer.at()});
  CHECK(outside.exit == 3);
  CHECK(report_of(outside)["fault"] == "outside-network");
  CHECK(data.connected_to().empty());
  report_on({"--only-network", "192.0.2.0/24", "--only-network", "127.1.0.0/16", peer.at()});
  CHECK_FALSE(data.connected_to().empty());
}

TEST_CASE("the target itself is connected to whatever the networks allowed are") {
  const TablePeer data(master({}));
  report_on({"--only-network", "192.0.2.0/24", data.at()});
  CHECK_FALSE(data.connected_to().empty());
}

TEST_CASE("a master at no usable address is not connected to") {
  const auto fault_of = [](const std::string& host, const std::string& port) {
    const TablePeer peer(sentinel_of(host, port));
    return report_on({peer.at()})["fault"];
  };
  CHECK(fault_of("", "6379") == "host-not-advertised");
  CHECK(fault_of("/tmp/redis.sock", "6379") == "host-not-advertised");
  CHECK(fault_of("127.0.0.1", "0") == "port-not-advertised");
}

TEST_CASE("a run id is cut") {
  const auto run_id_of = [](std::size_t size) {
    const TablePeer peer(redis_like([size](const TablePeer::Question& question) -> std::string {
      if (question.words.front() != "INFO") return "";
      return wire::bulk("run_id:" + std::string(size, 'a') + "\r\n");
    }));
    const Json report = report_on({peer.at()});
    CHECK(report["servers"] == 1);
    return report["server"]["run_id"].text();
  };
  CHECK(run_id_of(64) == std::string(64, 'a'));
  CHECK(run_id_of(65) == std::string(64, 'a'));
}
