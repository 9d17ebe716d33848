#include "connector/topology/problems/bus_problems.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "connector/topology/problems/disagreement.hpp"
#include "connector/topology/problems/member_problems.hpp"

namespace rconn {
namespace {

Problem about(std::size_t place, Detail detail) {
  return {Fault::link_down, {place}, std::move(detail), Advice(AdviceId::open_bus_port)};
}

// The outcome of the connection from here to the bus port; empty if none was tried.
Detail tried_from_here(const TopologyMember& member) {
  if (!member.bus) return {};
  if (!member.bus->failure) return "; it accepts connections from here";
  return Detail("; from here: ") + member.bus->failure->detail;
}

Detail handshake(const TopologyMember& member, const Topology& topology) {
  Detail detail = fmt::format("{} has it in handshake: bus port {} does not answer",
                              topology.source, member.bus_port);
  detail += tried_from_here(member);
  if (!member.report || member.ok()) return detail;
  return detail + Detail("; for clients: ") + member.report->failure->detail;
}

}  // namespace

bool is_in_handshake(const TopologyMember& member) { return member.has_flag("handshake"); }

void add_bus_problems(std::size_t place, const Topology& topology, const MemberIndex& index,
                      std::vector<Problem>& problems) {
  const TopologyMember& member = topology.members[place];
  if (topology.kind != TopologyKind::cluster) return;
  if (is_in_handshake(member)) {
    problems.push_back(about(place, handshake(member, topology)));
    return;
  }
  const bool failed = is_considered_failed(member, index);
  if (!member.bus_linked && member.ok() && !failed) {
    Detail detail =
        fmt::format("{} has no link to its bus port {}", topology.source, member.bus_port);
    problems.push_back(about(place, detail + tried_from_here(member)));
  } else if (member.bus && member.bus->failure && member.ok() && !failed) {
    problems.push_back(
        about(place, Detail("its bus port, from here: ") + member.bus->failure->detail));
  }
  const bool meets = member.self_report && !member.self_report->meeting.empty();
  if (!meets || member.is_seed) return;
  problems.push_back({Fault::link_down,
                      {place},
                      "it has others in handshake, whose bus ports do not answer: " +
                          summed_up(member.self_report->meeting),
                      {}});
}

}  // namespace rconn
