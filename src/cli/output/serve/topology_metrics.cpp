#include "cli/output/serve/topology_metrics.hpp"

#include <array>
#include <map>
#include <utility>

#include "cli/output/metrics/quoted.hpp"
#include "cli/output/serve/explained.hpp"
#include "connector/serve/discovered.hpp"

namespace rconn::cli {
namespace {

// For each role that a member has, so that a role without any reached one is told as 0.
template <typename Counts>
void by_role(const Topology& topology, std::string_view labels, FamilyText& text, Counts counts) {
  std::array<std::size_t, member_role_names.size()> all{};
  std::array<std::size_t, member_role_names.size()> counted{};
  for (const TopologyMember& member : topology.members) {
    const auto role = static_cast<std::size_t>(member.role);
    ++all.at(role);
    if (counts(member)) ++counted.at(role);
  }
  for (std::size_t role = 0; role < all.size(); ++role) {
    if (all.at(role) > 0)
      text.gauge(labels, counted.at(role), "role=" + in_quotes(member_role_names.at(role)));
  }
}

}  // namespace

void member_samples(const Topology& topology, std::string_view labels, FamilyText& text) {
  by_role(topology, labels, text, [](const TopologyMember&) { return true; });
}

void reached_samples(const Topology& topology, std::string_view labels, FamilyText& text) {
  by_role(topology, labels, text, is_reached);
}

void problem_samples(const Topology& topology, std::string_view labels, FamilyText& text) {
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> counts;
  for (const Problem& problem : topology.problems) {
    ++counts[{info(problem.fault).id, cause_id(problem, topology)}];
  }
  for (const auto& [ids, count] : counts) {
    text.gauge(labels, count,
               fmt::format("problem={},cause={}", in_quotes(ids.first), in_quotes(ids.second)));
  }
}

}  // namespace rconn::cli
