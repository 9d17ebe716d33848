#include "connector/idle/boundary.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace rconn {
namespace {

using std::chrono::milliseconds;

void add(const IdleSample& sample, IdleBoundary& boundary) {
  switch (sample.outcome()) {
    case IdleOutcome::pending:
      ++boundary.pending;
      return;
    case IdleOutcome::unclear:
      ++boundary.unclear;
      return;
    case IdleOutcome::ok:
      ++boundary.ok;
      boundary.survived = std::max(boundary.survived.value_or(IdleTime{}), sample.age);
      return;
    case IdleOutcome::cut:
      break;
  }
  boundary.exact = (boundary.cut == 0 || boundary.exact) && sample.exact();
  ++boundary.cut;
  boundary.cut_from = std::min(boundary.cut_from.value_or(sample.age), sample.age);
  if (sample.exact()) {
    boundary.cut_to = std::max(boundary.cut_to.value_or(IdleTime{}), sample.age);
  }
}

}  // namespace

IdleTime tolerance(const IdleBoundary& boundary) {
  const IdleTime age = boundary.cut_from.value_or(IdleTime{});
  // Redis looks at each client about once a second, and counts whole seconds.
  if (boundary.exact) return std::max<IdleTime>(milliseconds(2500), age / 10);
  return std::max<IdleTime>(milliseconds(100), age / 20);
}

IdleBoundary boundary_of(IdleArm arm, std::span<const IdleSample> samples) {
  IdleBoundary boundary;
  for (const IdleSample& sample : samples) {
    if (sample.arm == arm) add(sample, boundary);
  }
  if (!boundary.cut_from) return boundary;
  const IdleTime longest =
      std::max(boundary.survived.value_or(IdleTime{}), boundary.cut_to.value_or(IdleTime{}));
  boundary.mixed = longest > *boundary.cut_from + tolerance(boundary);
  return boundary;
}

// What is cut in spite of keepalives or pings would be cut without them, too.
bool servers_differ(std::span<const IdleSample> samples) {
  std::map<std::string, std::vector<IdleSample>> by_server;
  for (const IdleSample& sample : samples) {
    if (!sample.server.empty()) by_server[sample.server].push_back(sample);
  }
  std::vector<IdleBoundary> silent;
  std::vector<IdleBoundary> cut;
  for (const auto& [server, own] : by_server) {
    silent.push_back(boundary_of(IdleArm::silent, own));
    for (const IdleArm arm : {IdleArm::silent, IdleArm::keepalive, IdleArm::ping}) {
      cut.push_back(boundary_of(arm, own));
    }
  }
  if (std::ranges::any_of(cut, &IdleBoundary::mixed)) return false;
  const auto is_outlived = [&silent](const IdleBoundary& one) {
    if (!one.cut_from) return false;
    const IdleTime end = std::max(*one.cut_from, one.cut_to.value_or(IdleTime{})) + tolerance(one);
    return std::ranges::any_of(
        silent, [end](const IdleBoundary& other) { return other.survived > std::optional(end); });
  };
  return by_server.size() > 1 && std::ranges::any_of(cut, is_outlived);
}

}  // namespace rconn
