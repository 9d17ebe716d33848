// The members of a topology for Prometheus's http_sd.
// Entry points: discovery_json(); discovery_labels(), the table. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "connector/serve/discovered.hpp"

namespace rconn::cli {

struct DiscoveryLabel {
  std::string_view name;
  // Empty: the member has no such label.
  std::string (*value)(const TopologyMember&, const Topology&);
};

std::span<const DiscoveryLabel> discovery_labels();

// A list of groups, each of members whose labels are the same; ASCII. "[]" without a topology.
std::string discovery_json(const Report& report);

}  // namespace rconn::cli
