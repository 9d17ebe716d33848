#include "connector/values/topology.hpp"

namespace rconn {

const Problem* Topology::worst() const {
  const Problem* worst = nullptr;
  for (const Problem& problem : problems) {
    const auto exit_of = [](const Problem& one) { return info(info(one.fault).verdict).exit; };
    if (worst == nullptr || exit_of(problem) > exit_of(*worst)) worst = &problem;
  }
  return worst;
}

Coverage Topology::coverage() const {
  Coverage coverage;
  for (const TopologyMember& member : members) {
    if (!member.has_flag("fail")) coverage.add(member.slots);
  }
  return coverage;
}

std::string name_of(const TopologyMember& member) {
  const std::string known = member.called();
  return known.empty() ? member.advertised() : known + " " + member.advertised();
}

}  // namespace rconn
