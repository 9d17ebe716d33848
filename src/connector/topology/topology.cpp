#include "connector/topology/topology.hpp"

namespace rconn {

const Problem* Topology::worst() const {
  const Problem* worst = nullptr;
  for (const Problem& problem : problems) {
    const auto exit_of = [](const Problem& one) { return info(info(one.fault).verdict).exit; };
    if (worst == nullptr || exit_of(problem) > exit_of(*worst)) worst = &problem;
  }
  return worst;
}

std::string name_of(const TopologyMember& member) {
  constexpr std::size_t enough = 8;  // of forty hexadecimal digits
  const std::string known = member.role == MemberRole::master && !member.master_name.empty()
                                ? member.master_name
                                : member.id.substr(0, enough);
  return known.empty() ? member.advertised() : known + " " + member.advertised();
}

}  // namespace rconn
