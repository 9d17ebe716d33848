#include "cli/output/serve/discovery.hpp"

#include "connector/values/topology.hpp"
#include "support/catch.hpp"
#include "support/json.hpp"
#include "support/serve_values.hpp"

using namespace rconn;
using namespace rconn::cli;

namespace {

support::Json groups_of(const Report& report) {
  return support::Json::parse(discovery_json(report));
}

}  // namespace

TEST_CASE("a report without a topology has no members") {
  CHECK(discovery_json(support::reports().at("ready")) == "[]\n");
}

TEST_CASE("each member is discovered with its role, its shard and whether it was reached") {
  const auto groups = groups_of(support::reports().at("cluster"));
  REQUIRE(groups.size() == 4);
  CHECK(groups[0]["targets"] == std::vector<std::string>{"10.20.0.1:7000"});
  const auto& master = groups[0]["labels"];
  CHECK(master["__meta_rconn_kind"] == "cluster");
  CHECK(master["__meta_rconn_role"] == "master");
  CHECK(master["__meta_rconn_reached"] == "true");
  CHECK(master["__meta_rconn_ok"] == "true");
  CHECK(master["__meta_rconn_tls"] == "false");
  CHECK(master["__meta_rconn_slots"] == "0-8191");
  CHECK(master["__meta_rconn_shard"] == groups[1]["labels"]["__meta_rconn_shard"]);
  CHECK(groups[1]["labels"]["__meta_rconn_master"] == "10.20.0.1:7000");
  CHECK(groups[3]["targets"] == std::vector<std::string>{"[2001:db8::4]:7000"});
  const auto& gone = groups[3]["labels"];
  CHECK(gone["__meta_rconn_reached"] == "false");
  CHECK(gone["__meta_rconn_fault"] == "refused");
  CHECK(gone["__meta_rconn_cause"] == "listens-at-other-address");
  CHECK(gone["__meta_rconn_slots"] == "8192-16383");
}

TEST_CASE("members with the same labels are one group, and text of peers is ASCII") {
  Report report = support::reports().at("cluster");
  auto topology = std::make_shared<Topology>();
  topology->kind = TopologyKind::replication;
  topology->members = {report.topology->members[1], report.topology->members[1]};
  for (TopologyMember& member : topology->members) {
    member.master.reset();
    member.master_name = "caf\xc3\xa9 \xff\x1b";
  }
  topology->members[1].host = "10.20.0.9";
  report.topology = topology;
  const auto groups = groups_of(report);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0]["targets"] == std::vector<std::string>{"10.20.0.2:7000", "10.20.0.9:7000"});
  const std::string text = discovery_json(report);
  CHECK(std::ranges::all_of(
      text, [](char byte) { return byte == '\n' || (byte >= ' ' && byte <= '~'); }));
}
