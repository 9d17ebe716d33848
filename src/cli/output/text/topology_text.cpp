#include "cli/output/text/topology_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "cli/options/text/escape.hpp"
#include "cli/output/text/colour.hpp"
#include "cli/output/text/report_text.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/hint.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "connector/topology/diagnose.hpp"

namespace rconn::cli {
namespace {

constexpr std::size_t column_count = 6;
constexpr std::size_t state_column = 3;
constexpr std::size_t max_ranges = 3;

using Row = std::array<std::string, column_count>;

std::ptrdiff_t count_of(const Topology& topology, MemberRole role) {
  return std::ranges::count(topology.members, role, &TopologyMember::role);
}

std::string masters_and_replicas(const Topology& topology) {
  return counted(count_of(topology, MemberRole::master), "master") + ", " +
         counted(count_of(topology, MemberRole::replica), "replica");
}

std::string what_it_is(const Topology& topology) {
  switch (topology.kind) {
    case TopologyKind::cluster: {
      std::string text = fmt::format("Cluster: {}, {} of {} slots", masters_and_replicas(topology),
                                     topology.coverage().count(), slot_count);
      if (topology.epoch) text += fmt::format(", epoch {}", *topology.epoch);
      return text;
    }
    case TopologyKind::sentinel:
      return fmt::format("Sentinel: {}, {}", masters_and_replicas(topology),
                         counted(count_of(topology, MemberRole::sentinel), "Sentinel"));
    case TopologyKind::replication:
      return "Replication: " + masters_and_replicas(topology);
    case TopologyKind::standalone:
      break;
  }
  return "Standalone: " + masters_and_replicas(topology);
}

std::string node_of(const TopologyMember& member) {
  std::string node = member.called();
  if (node.empty()) node = "-";
  return member.role == MemberRole::replica ? "  " + node : node;
}

std::string state_of(const TopologyMember& member) {
  if (member.host.empty()) return std::string(info(Fault::host_not_advertised).id);
  if (member.ok()) return member.login_withheld ? "ok (no login)" : "ok";
  if (member.report) return std::string(info(member.report->failure->fault).id);
  return member.port == 0 ? std::string(info(Fault::port_not_advertised).id) : "not tried";
}

std::string link_of(const TopologyMember& member) {
  const Replication* const own = member.replication();
  if (own == nullptr) return member.reported_link.empty() ? "" : "link " + member.reported_link;
  if (own->role != MemberRole::replica) return "";
  std::string text = "link " + (own->link.empty() ? "?" : own->link);
  if (own->lag) text += fmt::format(", {} s", *own->lag);
  return text;
}

std::string slots_or_link_of(const TopologyMember& member) {
  std::string text = member.role == MemberRole::replica ? link_of(member) : "";
  if (!member.slots.empty()) text = text_of(member.slots, max_ranges);
  if (member.quorum) text = fmt::format("quorum {}", *member.quorum);
  return text;
}

Row row_of(const TopologyMember& member) {
  Row row{node_of(member),
          std::string(name(member.role)),
          member.advertised(),
          state_of(member),
          member.report ? milliseconds(member.report->total) : "",
          slots_or_link_of(member)};
  for (std::string& cell : row) cell = text::for_terminal(cell);
  return row;
}

std::string line_of(const Row& row, const std::array<std::size_t, column_count>& widths,
                    TraceStyle style) {
  std::string line;
  for (std::size_t i = 0; i < column_count; ++i) {
    std::string padded = fmt::format("{:<{}}", row[i], widths[i]);
    if (i == state_column && row[i] != "state") {
      padded = coloured(padded, row[i].starts_with("ok") ? green : red, style.colour);
    }
    line += (i == 0 ? "" : "  ") + padded;
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string table_of(const Topology& topology, TraceStyle style) {
  std::vector<Row> rows{{"node", "role", "advertised", "state", "time", "slots, link"}};
  for (const TopologyMember& member : topology.members) rows.push_back(row_of(member));
  std::array<std::size_t, column_count> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i + 1 < column_count; ++i)
      widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const Row& row : rows) text += line_of(row, widths, style);
  return text;
}

// Begins with the members affected, because the target itself usually works.
std::string problem_line(const Problem& problem, const Report& report) {
  const Fault fault = problem.fault;
  const std::string members = rconn::affected_members(problem, *report.topology);
  const std::string seen = shortened(in_words(rconn::observation(problem, *report.topology)));
  return fmt::format("rconn: {}: {} ({} at {}{}){}{}", members.empty() ? report.target : members,
                     words_for(fault).sentence, info(fault).id, name(Rung::topology),
                     members.empty() ? "" : " of " + report.target, seen.empty() ? "" : ": ", seen);
}

}  // namespace

std::string topology_table(const Topology& topology, TraceStyle style) {
  std::string text =
      text::for_terminal(fmt::format("{}; asked {}", what_it_is(topology), topology.source));
  text += "\n" + table_of(topology, style);
  if (topology.left_out > 0) {
    text += fmt::format("and {} not tried\n", counted(topology.left_out, "more member"));
  }
  return text;
}

std::string topology_problems(const Report& report) {
  const Topology& topology = *report.topology;
  std::string text;
  for (const Problem& problem : topology.problems) {
    text += text::for_terminal(problem_line(problem, report)) + "\n" +
            text::for_terminal("hint: " + hint(problem, topology)) + "\n";
  }
  if (!topology.problems.empty() || report.ok()) return text;
  return failure_lines(report);  // interrupted
}

std::string topology_rungs(const Report& report) {
  std::string text = every_rung_of(report);
  for (const TopologyMember& member : report.topology->members) {
    if (member.report) text += every_rung_of(*member.report);
  }
  return text;
}

}  // namespace rconn::cli
