#include "cli/output/serve/explained.hpp"

#include <fmt/format.h>

#include "cli/output/words/detail.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/hint.hpp"

namespace rconn::cli {
namespace {

// The problem that the report failed for; null: it is no topology, or it failed before.
const Problem* problem_of(const Report& report) {
  if (!report.topology || report.stopped_at != Rung::topology) return nullptr;
  return report.topology->worst();
}

// What the members that it concerns failed of, if all of them failed of the same.
std::string_view cause_of_members(const Problem& problem, const Topology& topology) {
  std::string_view cause;
  for (const std::size_t place : problem.members) {
    const Report* const report = topology.members.at(place).report.get();
    const bool is_this = report != nullptr && report->failure &&
                         report->failure->fault == problem.fault && report->finding;
    if (!is_this || (!cause.empty() && cause != report->finding->cause)) return {};
    cause = report->finding->cause;
  }
  return cause;
}

std::string address_of(const TopologyMember& member) {
  return is_plausible_host(member.host) ? member.advertised() : "";
}

std::string cause_words(const Report& report) {
  if (const Problem* const problem = problem_of(report))
    return problem->finding ? cause_in_words(*problem, *report.topology) : "";
  return report.finding ? cause_in_words(report) : "";
}

}  // namespace

std::string whose_fault(const Report& report) {
  const bool is_own = !report.failure || !report.topology || report.stopped_at != Rung::topology;
  if (is_own) return "";
  const Problem* const problem = problem_of(report);
  if (problem == nullptr || problem->members.empty()) return "the topology";
  const std::string first = address_of(report.topology->members.at(problem->members.front()));
  const std::size_t count = problem->members.size();
  if (count == 1) return first.empty() ? "a member" : "member " + first;
  return fmt::format("{} members{}", count, first.empty() ? "" : ", such as " + first);
}

std::string_view cause_id(const Problem& problem, const Topology& topology) {
  return problem.finding ? problem.finding->cause : cause_of_members(problem, topology);
}

std::string_view cause_id(const Report& report) {
  if (const Problem* const problem = problem_of(report))
    return cause_id(*problem, *report.topology);
  return report.finding ? report.finding->cause : std::string_view();
}

std::optional<Explained> explained(const Report& report) {
  if (!report.failure) return std::nullopt;
  const Fault fault = report.failure->fault;
  return Explained{.fault = info(fault).id,
                   .whose = whose_fault(report),
                   .sentence = words_for(fault).sentence,
                   .detail = shown(report.failure->detail),
                   .cause = cause_id(report),
                   .cause_sentence = cause_words(report),
                   .advice = hint(report)};
}

}  // namespace rconn::cli
