#include "connector/serve/discovered.hpp"

#include <cstddef>
#include <string>
#include <unordered_map>

namespace rconn {
namespace {

bool has_address(const TopologyMember& member) {
  return member.port > 0 && is_plausible_host(member.host);
}

}  // namespace

bool is_reached(const TopologyMember& member) {
  if (!member.report || !member.report->probed) return false;
  const Verdict verdict = member.report->verdict();
  return verdict != Verdict::no_answer && verdict != Verdict::not_attempted &&
         verdict != Verdict::interrupted;
}

std::vector<Discovered> discovered(const Topology& topology) {
  std::vector<Discovered> all;
  std::unordered_map<std::string, std::size_t> places;
  for (const TopologyMember& member : topology.members) {
    if (!has_address(member)) continue;
    std::string address = member.advertised();
    const auto [known, is_new] = places.emplace(address, all.size());
    if (is_new) {
      all.push_back({std::move(address), &member});
    } else if (Discovered& other = all[known->second];
               is_reached(member) && !is_reached(*other.member)) {
      other.member = &member;
    }
  }
  return all;
}

}  // namespace rconn
