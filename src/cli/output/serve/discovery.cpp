#include "cli/output/serve/discovery.hpp"

#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/options/text/escape.hpp"
#include "cli/output/serve/explained.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t max_ranges = 16;  // of slots, in a label; the rest is counted

std::string yes_or_no(bool is) { return is ? "true" : "false"; }

std::string fault_of(const TopologyMember& member) {
  const bool failed = member.report && member.report->failure;
  return failed ? std::string(info(member.report->failure->fault).id) : std::string();
}

std::string cause_of(const TopologyMember& member) {
  return member.report ? std::string(cause_id(*member.report)) : std::string();
}

const TopologyMember* master_of(const TopologyMember& member, const Topology& topology) {
  return member.master ? &topology.members[*member.master] : nullptr;
}

// The master's id, which the replicas share.
std::string shard_of(const TopologyMember& member, const Topology& topology) {
  if (topology.kind != TopologyKind::cluster) return {};
  const TopologyMember* const master = master_of(member, topology);
  return master != nullptr ? master->id : member.id;
}

// Of a replica, those of its shard.
std::string slots_of(const TopologyMember& member, const Topology& topology) {
  const TopologyMember* const master = master_of(member, topology);
  const SlotRanges& slots = master != nullptr ? master->slots : member.slots;
  return slots.empty() ? std::string() : text_of(slots, max_ranges);
}

// clang-format off
constexpr std::array labels{
    DiscoveryLabel{"__meta_rconn_kind",
        [](const TopologyMember&, const Topology& t) { return std::string(name(t.kind)); }},
    DiscoveryLabel{"__meta_rconn_role",
        [](const TopologyMember& m, const Topology&) { return std::string(name(m.role)); }},
    DiscoveryLabel{"__meta_rconn_reached",
        [](const TopologyMember& m, const Topology&) { return yes_or_no(is_reached(m)); }},
    DiscoveryLabel{"__meta_rconn_ok",
        [](const TopologyMember& m, const Topology&) { return yes_or_no(m.ok()); }},
    DiscoveryLabel{"__meta_rconn_fault",
        [](const TopologyMember& m, const Topology&) { return fault_of(m); }},
    DiscoveryLabel{"__meta_rconn_cause",
        [](const TopologyMember& m, const Topology&) { return cause_of(m); }},
    DiscoveryLabel{"__meta_rconn_tls",
        [](const TopologyMember&, const Topology& t) { return yes_or_no(t.over_tls); }},
    DiscoveryLabel{"__meta_rconn_id",
        [](const TopologyMember& m, const Topology&) { return m.id; }},
    DiscoveryLabel{"__meta_rconn_shard", shard_of},
    DiscoveryLabel{"__meta_rconn_slots", slots_of},
    DiscoveryLabel{"__meta_rconn_master",
        [](const TopologyMember& m, const Topology& t) {
          const TopologyMember* const master = master_of(m, t);
          return master != nullptr ? master->advertised() : std::string();
        }},
    DiscoveryLabel{"__meta_rconn_master_name",
        [](const TopologyMember& m, const Topology&) { return m.master_name; }},
    DiscoveryLabel{"__meta_rconn_hostname",
        [](const TopologyMember& m, const Topology&) { return m.hostname; }},
};
// clang-format on

Json labels_of(const TopologyMember& member, const Topology& topology) {
  Json object = Json::object();
  for (const DiscoveryLabel& label : labels) {
    const std::string value = label.value(member, topology);
    if (!value.empty()) object[std::string(label.name)] = text::for_json(value);
  }
  return object;
}

}  // namespace

std::span<const DiscoveryLabel> discovery_labels() { return labels; }

std::string discovery_json(const Report& report) {
  Json groups = Json::array();
  std::map<std::string, std::size_t> places;  // by their labels
  if (report.topology) {
    for (const Discovered& each : discovered(*report.topology)) {
      Json object = labels_of(*each.member, *report.topology);
      const auto [known, is_new] = places.emplace(object.dump(), groups.size());
      if (is_new) groups.push_back({{"targets", Json::array()}, {"labels", std::move(object)}});
      groups[known->second]["targets"].push_back(each.address);
    }
  }
  return groups.dump(-1, ' ', true) + "\n";
}

}  // namespace rconn::cli
