#include "connector/topology/diagnose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "connector/topology/problems/arrange_problems.hpp"
#include "connector/topology/problems/bus_problems.hpp"
#include "connector/topology/problems/list_problems.hpp"
#include "connector/topology/problems/member_index.hpp"
#include "connector/topology/problems/member_problems.hpp"
#include "connector/topology/problems/missing_master.hpp"
#include "connector/topology/problems/topology_rules.hpp"

namespace rconn {
namespace {

void add_disagreements(const Topology& topology, std::vector<Problem>& problems) {
  for (std::size_t i = 0; i < topology.members.size(); ++i) {
    const auto& self_report = topology.members[i].self_report;
    if (is_in_handshake(topology.members[i])) continue;  // of course it knows nobody
    if (self_report && !self_report->disagrees.empty()) {
      problems.push_back({Fault::views_differ, {i}, self_report->disagrees, {}});
    }
  }
}

void add_slots(const Topology& topology, std::vector<Problem>& problems) {
  const Coverage coverage = topology.coverage();
  if (coverage.complete()) return;
  std::vector<std::size_t> gone;
  for (std::size_t i = 0; i < topology.members.size(); ++i) {
    const TopologyMember& member = topology.members[i];
    if (member.has_flag("fail") && !member.slots.empty()) gone.push_back(i);
  }
  const int missing = slot_count - coverage.count();
  problems.push_back({Fault::slots_uncovered,
                      std::move(gone),
                      fmt::format("{} of {}: {}", missing, slot_count, text_of(coverage.missing())),
                      {}});
}

std::string entries(std::size_t count) {
  return count == 1 ? "1 entry of a list is" : fmt::format("{} entries of lists are", count);
}

void add_omissions(const Topology& topology, std::vector<Problem>& problems) {
  if (topology.left_out > 0) {
    problems.push_back(
        {Fault::members_left_out,
         {},
         fmt::format("{} more than the {} that are tried", topology.left_out, topology.max_members),
         {}});
  }
  if (topology.unread > 0) {
    problems.push_back({Fault::unexpected_reply,
                        {},
                        entries(topology.unread) + " not understood: members may be missing",
                        {}});
  }
  if (topology.hidden) {
    problems.push_back({topology.hidden->fault, {}, topology.hidden->detail, {}});
  }
}

}  // namespace

std::vector<Problem> diagnose(const Topology& topology) {
  std::vector<Problem> problems;
  const MemberIndex index(topology);
  for (std::size_t i = 0; i < topology.members.size(); ++i) {
    add_problems_of(i, topology, index, problems);
    add_bus_problems(i, topology, index, problems);
  }
  add_missing_masters(topology, problems);
  add_disagreements(topology, problems);
  add_list_problems(topology, index, problems);
  add_omissions(topology, problems);
  if (topology.kind == TopologyKind::cluster) {
    add_slots(topology, problems);
    if (!topology.state.empty() && topology.state != "ok") {
      problems.push_back(
          {Fault::cluster_down,
           {},
           fmt::format("{} reports cluster_state:{}", topology.source, topology.state),
           {}});
    }
  }
  for (Problem& problem : problems) explain(problem, topology, index);
  return arrange_problems(std::move(problems), topology);
}

std::string affected_members(const Problem& problem, const Topology& topology) {
  constexpr std::size_t max_named = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(problem.members.size(), max_named); ++i) {
    text += (i == 0 ? "" : ", ") + name_of(topology.members[problem.members[i]]);
  }
  if (problem.members.size() > max_named) {
    text += fmt::format(" and {} more", problem.members.size() - max_named);
  }
  return text;
}

Detail observation(const Problem& problem, const Topology& topology) {
  if (problem.members.empty()) return problem.detail;
  // The detail of a failed connection begins with the address, which the member's name already has.
  const std::string address = topology.members[problem.members.front()].advertised();
  return problem.detail.without_prefix(address + ": ");
}

Detail description(const Problem& problem, const Topology& topology) {
  std::string text = affected_members(problem, topology);
  const Detail detail = observation(problem, topology);
  if (!text.empty() && !detail.empty()) text += ": ";
  return text + detail;
}

}  // namespace rconn
