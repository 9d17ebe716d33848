#include "cli/output/text/topology_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include "cli/options/text/escape.hpp"
#include "cli/output/console/colour.hpp"
#include "cli/output/text/report_text.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/hint.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "connector/topology/diagnose.hpp"
#include "connector/topology/problems/bus_problems.hpp"
#include "connector/topology/problems/consequences.hpp"

namespace rconn::cli {
namespace {

constexpr std::size_t column_count = 6;
constexpr std::size_t state_column = 3;
constexpr std::size_t max_ranges = 3;
constexpr std::size_t max_versions = 4;

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

std::string bus_in_words(const Attempt& bus) {
  return "bus " + std::string(bus.failure ? info(bus.failure->fault).id : "ok");
}

std::string slots_or_link_of(const TopologyMember& member) {
  std::string text = member.role == MemberRole::replica ? link_of(member) : "";
  if (!member.slots.empty()) text = text_of(member.slots, max_ranges);
  if (member.quorum) text = fmt::format("quorum {}", *member.quorum);
  if (is_in_handshake(member)) text = "handshake";
  if (member.bus) text += (text.empty() ? "" : ", ") + bus_in_words(*member.bus);
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
                    bool colour) {
  std::string line;
  for (std::size_t i = 0; i < column_count; ++i) {
    std::string padded = fmt::format("{:<{}}", row[i], widths[i]);
    if (i == state_column && row[i] != "state") {
      padded = coloured(padded, row[i].starts_with("ok") ? green : red, colour);
    }
    line += (i == 0 ? "" : "  ") + padded;
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string table_of(const Topology& topology, bool colour) {
  std::vector<Row> rows{{"node", "role", "advertised", "state", "time", "slots, link"}};
  for (const TopologyMember& member : topology.members) rows.push_back(row_of(member));
  std::array<std::size_t, column_count> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i + 1 < column_count; ++i)
      widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const Row& row : rows) text += line_of(row, widths, colour);
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

// Those that follow from others, without hints.
std::string consequences(const Report& report) {
  const Topology& topology = *report.topology;
  std::string lines;
  for (const Problem& problem : topology.problems) {
    if (!rconn::follows_from_others(problem, topology)) continue;
    const std::string words =
        fmt::format("  {:<15}  {}", info(problem.fault).id,
                    shortened(in_words(rconn::description(problem, topology))));
    lines += text::for_terminal(words) + "\n";
  }
  if (lines.empty()) return "";
  return text::for_terminal(fmt::format("rconn: {}: consequences:", report.target)) + "\n" + lines;
}

// "redis 7.0.15 (2), valkey 8.0.1 (1)": which versions the members run; empty if all run the same.
std::string versions_in_words(const Topology& topology) {
  std::map<std::string, std::size_t> counts;
  for (const TopologyMember& member : topology.members) {
    if (!member.self_report || member.self_report->version.empty()) continue;
    ++counts[member.self_report->product + " " + member.self_report->version];
  }
  if (counts.size() < 2) return "";
  std::string text;
  std::size_t shown = 0;
  for (const auto& [version, count] : counts) {
    if (shown == max_versions) return text + fmt::format(" and {} more", counts.size() - shown);
    text += fmt::format("{}{} ({})", shown++ == 0 ? "" : ", ", version, count);
  }
  return text;
}

}  // namespace

std::string topology_table(const Topology& topology, const Display& display) {
  const std::string head = fmt::format("{}; asked {}", what_it_is(topology), topology.source);
  std::string text = folded(text::for_terminal(head) + "\n", display);
  text += table_of(topology, display.colour);
  if (topology.left_out > 0) {
    text += fmt::format("and {} not tried\n", counted(topology.left_out, "more member"));
  }
  const std::string versions = versions_in_words(topology);
  if (versions.empty()) return text;
  return text + folded(text::for_terminal("note: versions differ: " + versions) + "\n", display);
}

std::string topology_problems(const Report& report) {
  const Topology& topology = *report.topology;
  std::string text;
  std::set<std::string> given;  // hints, each of which is given once
  for (const Problem& problem : topology.problems) {
    if (rconn::follows_from_others(problem, topology)) continue;
    text += text::for_terminal(problem_line(problem, report)) + "\n";
    if (problem.finding) text += text::for_terminal(cause_in_words(problem, topology)) + "\n";
    std::string what_to_do = hint(problem, topology);
    if (!given.insert(what_to_do).second) continue;
    text += text::for_terminal("hint: " + what_to_do) + "\n";
  }
  if (!topology.problems.empty() || report.ok()) return text + consequences(report);
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
