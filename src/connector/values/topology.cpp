#include "connector/values/topology.hpp"

#include <algorithm>
#include <utility>

namespace rconn {

namespace {

bool is_omission(Fault fault) {
  return fault == Fault::members_left_out || fault == Fault::outside_network;
}

// Orders problems by what they mean for the exit status: what was seen, then what was left out.
std::pair<bool, int> weight_of(const Problem& problem) {
  return {!is_omission(problem.fault), info(info(problem.fault).verdict).exit};
}

bool was_not_tried(const TopologyMember& member) {
  if (!member.report || !member.report->failure) return false;
  const Fault fault = member.report->failure->fault;
  return is_omission(fault) || fault == Fault::not_tried;
}

}  // namespace

const Problem* Topology::worst() const {
  const Problem* worst = nullptr;
  for (const Problem& problem : problems) {
    if (worst == nullptr || weight_of(problem) > weight_of(*worst)) worst = &problem;
  }
  return worst;
}

std::size_t Topology::not_tried() const {
  return static_cast<std::size_t>(std::ranges::count_if(members, was_not_tried));
}

Coverage Topology::coverage() const {
  Coverage coverage;
  for (const TopologyMember& member : members) {
    if (!member.has_flag("fail")) coverage.add(member.slots);
  }
  coverage.add(slots_of_left_out);
  return coverage;
}

std::string name_of(const TopologyMember& member) {
  const std::string known = member.called();
  return known.empty() ? member.advertised() : known + " " + member.advertised();
}

}  // namespace rconn
