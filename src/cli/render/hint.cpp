#include "cli/render/hint.hpp"

#include <algorithm>
#include <string_view>

namespace rconn::cli {
namespace {

void fill_in(std::string& text, std::string_view name, std::string_view value) {
  for (auto at = text.find(name); at != std::string::npos;
       at = text.find(name, at + value.size())) {
    text.replace(at, name.size(), value);
  }
}

// The address that the failure is about, or the endpoint where it is about several.
std::string place(const Report& report) {
  if (report.address) return *report.address;
  const auto concerned = [&report](const Attempt& attempt) {
    return attempt.failure && attempt.failure->fault == report.failure->fault;
  };
  if (std::ranges::count_if(report.attempts, concerned) != 1) return report.endpoint;
  return std::ranges::find_if(report.attempts, concerned)->address;
}

// What was found out is worth more than what is likely.
std::string_view advice(const Report& report) {
  if (report.finding) return info(report.finding->cause).advice;
  const FaultInfo& fault = info(report.failure->fault);
  return report.tls ? fault.hint_over_tls.value_or(fault.hint) : fault.hint;
}

// The hint of the report's fault, whatever else it is part of.
std::string hint_of_climb(const Report& report) {
  std::string text(advice(report));
  fill_in(text, "{at}", place(report));
  fill_in(text, "{host}", report.host);
  return text;
}

}  // namespace

std::string hint(const Report& report) {
  if (report.topology && report.stopped_at == Rung::topology) {
    if (const Problem* worst = report.topology->worst()) return hint(*worst, *report.topology);
  }
  return hint_of_climb(report);
}

std::string hint(const Problem& problem, const Topology& topology) {
  if (!problem.hint.empty()) return problem.hint;
  std::string text(info(problem.fault).hint);
  std::string at = topology.source;
  std::string host = at;
  if (!problem.members.empty()) {
    const TopologyMember& member = topology.members[problem.members.front()];
    const bool failed_so =
        member.report && member.report->failure && member.report->failure->fault == problem.fault;
    if (failed_so) return hint_of_climb(*member.report);
    at = member.advertised();
    host = member.host;
  }
  fill_in(text, "{at}", at);
  fill_in(text, "{host}", host);
  return text;
}

}  // namespace rconn::cli
