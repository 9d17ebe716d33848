#include "connector/topology/problems/arrange_problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "connector/values/finding.hpp"

namespace rconn {
namespace {

// What follows from what: the lower, the nearer to the root.
int rank_of(const Problem& problem) {
  switch (problem.fault) {
    case Fault::node_failed:
      return 1;
    case Fault::no_master:
    case Fault::not_master:
      return 2;
    case Fault::quorum_unreachable:
      return 3;
    case Fault::failover:
      return 4;
    case Fault::slots_uncovered:
      return 5;
    case Fault::cluster_down:
      return 6;
    case Fault::link_down:
    case Fault::master_down:
      return 7;
    case Fault::master_differs:
      return 8;
    case Fault::views_differ:
      return 9;
    case Fault::not_tried:
    case Fault::members_left_out:
    case Fault::outside_network:
      return 11;
    default:
      return problem.members.empty() ? 10 : 0;
  }
}

bool is_of_master(const Problem& problem, const Topology& topology) {
  return !problem.members.empty() &&
         topology.members[problem.members.front()].role == MemberRole::master;
}

// The detail of a failed connection begins with the address.
Detail without_address(const Problem& problem, const Topology& topology) {
  if (problem.members.empty()) return problem.detail;
  const TopologyMember& member = topology.members[problem.members.front()];
  const Detail detail = problem.detail.without_prefix(member.advertised() + ": ");
  const bool reached = member.report && !member.report->attempts.empty();
  return reached ? detail.without_prefix(member.report->attempts.front().address + ": ") : detail;
}

Advice without_address(Advice advice) {
  advice.advertised.clear();
  advice.host.clear();
  return advice;
}

std::optional<Advice> without_address(const std::optional<Advice>& advice) {
  return advice ? std::optional(without_address(*advice)) : std::nullopt;
}

bool are_alike(const Finding* one, const Finding* other) {
  if (one == nullptr || other == nullptr) return one == other;
  const auto same = [](const Value& left, const Value& right) {
    return left.name == right.name && left.text == right.text;
  };
  return one->cause == other->cause && one->certainty == other->certainty &&
         std::ranges::equal(one->values, other->values, same);
}

// A problem, and what others are compared with.
struct Group {
  Problem problem;
  Detail detail;
  std::optional<Advice> advice;

  Group(Problem first, const Topology& topology)
      : problem(std::move(first)),
        detail(without_address(problem, topology)),
        advice(without_address(problem.advice)) {}

  [[nodiscard]] std::string key() const {
    return fmt::format("{} {} {}", info(problem.fault).id,
                       problem.finding ? problem.finding->cause : "", detail.text());
  }

  [[nodiscard]] bool takes(const Group& other) const {
    return problem.fault == other.problem.fault && detail == other.detail &&
           advice == other.advice && are_alike(problem.finding.get(), other.problem.finding.get());
  }

  void take(Group other) {
    std::ranges::move(other.problem.members, std::back_inserter(problem.members));
    problem.detail = detail;
    if (problem.advice != other.problem.advice) problem.advice = advice;
  }
};

}  // namespace

std::vector<Problem> arrange_problems(std::vector<Problem> problems, const Topology& topology) {
  std::vector<Group> groups;
  std::unordered_multimap<std::string, std::size_t> places;  // by key
  for (Problem& problem : problems) {
    Group group(std::move(problem), topology);
    const std::string key = group.key();
    const auto [first, last] = places.equal_range(key);
    const auto alike = std::find_if(
        first, last, [&](const auto& entry) { return groups[entry.second].takes(group); });
    if (alike != last) {
      groups[alike->second].take(std::move(group));
    } else {
      places.emplace(key, groups.size());
      groups.push_back(std::move(group));
    }
  }
  // By their places, since std::stable_sort of libstdc++ 12 does not compile with clang in C++20.
  std::vector<std::tuple<int, bool, std::size_t>> order;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const Problem& problem = groups[i].problem;
    order.emplace_back(rank_of(problem), !is_of_master(problem, topology), i);
  }
  std::ranges::sort(order);
  std::vector<Problem> arranged;
  arranged.reserve(groups.size());
  for (const auto& [rank, not_master, i] : order) arranged.push_back(std::move(groups[i].problem));
  return arranged;
}

}  // namespace rconn
