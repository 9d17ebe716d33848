#include "cli/output/words/hint.hpp"

#include <algorithm>
#include <string_view>

namespace rconn::cli {
namespace {

// Once from left to right: what is filled in may hold a placeholder of its own.
std::string fill_in(std::string_view text, std::string_view at, std::string_view host) {
  constexpr std::string_view for_at = "{at}";
  constexpr std::string_view for_host = "{host}";
  std::string filled;
  while (!text.empty()) {
    if (text.starts_with(for_at)) {
      filled += at;
      text.remove_prefix(for_at.size());
    } else if (text.starts_with(for_host)) {
      filled += host;
      text.remove_prefix(for_host.size());
    } else {
      filled += text.front();
      text.remove_prefix(1);
    }
  }
  return filled;
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
  return fill_in(advice(report), place(report), report.host);
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
  return fill_in(info(problem.fault).hint, at, host);
}

}  // namespace rconn::cli
