#include <fmt/format.h>

#include <array>
#include <string>

#include "connector/topology/problems/bus_problems.hpp"
#include "connector/topology/problems/member_problems.hpp"
#include "connector/topology/problems/topology_rules.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

DetailText number(int value) { return own_words(fmt::format("{}", value)); }

// A problem of the bus, as add_bus_problems() finds it; not of a replication link.
bool is_of_bus(const ProblemCase& what) {
  return what.is(Fault::link_down) && what.problem.advice &&
         what.problem.advice->id == AdviceId::open_bus_port;
}

// Not only some peers consider it failed, as for a moment after it is back.
bool is_failed_for_most(const ProblemCase& what) {
  if (!what.is(Fault::node_failed) || what.topology.kind != TopologyKind::cluster) return false;
  if (what.member->has_flag("fail") || what.member->has_flag("fail?")) return true;
  return 2 * what.index.accusers_of(*what.member) >= what.index.asked();
}

// Peers do not reach it, but clients do.
bool only_bus_fails(const ProblemCase& what) {
  if (!is_failed_for_most(what) && !is_of_bus(what)) return false;
  return what.member->ok() && what.member->bus_port > 0;
}

Match runs_without_cluster(const ProblemCase& what) {
  const bool concerns = what.is(Fault::wrong_node) || is_of_bus(what);
  if (!concerns || !what.member->self_report) return std::nullopt;
  const std::string& error = what.member->self_report->no_cluster;
  if (error.find("cluster support disabled") == std::string::npos) return std::nullopt;
  return Observed{error, {}};
}

// The node names another bus port than the one that it was met at.
Match met_at_other_port(const ProblemCase& what) {
  if (!is_of_bus(what) || !is_in_handshake(*what.member) || !what.member->self_report) {
    return std::nullopt;
  }
  const TopologyMember& member = *what.member;
  const int bus = member.self_report->bus_port;
  const bool connects = member.bus && !member.bus->failure;  // so another process listens there
  if (bus == 0 || bus == member.bus_port || connects) return std::nullopt;
  return Observed{own_words(fmt::format("its own CLUSTER NODES names the bus port {}", bus)),
                  {{"tried", number(member.bus_port)},
                   {"bus", number(bus)},
                   {"ip", member.ip.empty() ? member.host : member.ip},
                   {"port", number(member.port)}}};
}

Match nobody_there(const ProblemCase& what) {
  if (!is_of_bus(what) || !is_in_handshake(*what.member)) return std::nullopt;
  const TopologyMember& member = *what.member;
  const bool silent = member.report && member.report->verdict() == Verdict::no_answer;
  if (!silent) return std::nullopt;
  return Observed{member.report->failure->detail, {}};
}

Values bus_of(const ProblemCase& what) { return {{"bus", number(what.member->bus_port)}}; }

Match bus_port_refuses(const ProblemCase& what) {
  if (!only_bus_fails(what) || !what.member->bus || !what.member->bus->failure) return std::nullopt;
  if (what.member->bus->failure->fault != Fault::refused) return std::nullopt;
  return Observed{what.member->bus->failure->detail, bus_of(what)};
}

Match bus_port_answers_here(const ProblemCase& what) {
  if (!only_bus_fails(what) || !what.member->bus || what.member->bus->failure) return std::nullopt;
  return Observed{{}, bus_of(what)};
}

Match bus_port_is_silent(const ProblemCase& what) {
  if (!only_bus_fails(what)) return std::nullopt;
  return Observed{{}, bus_of(what)};
}

// It meets others in vain, as add_bus_problems() finds of those that were not asked first.
bool meets_in_vain(const ProblemCase& what) {
  return what.is(Fault::link_down) && what.problem.detail.text().starts_with("it has others in ");
}

Match others_do_not_answer(const ProblemCase& what) {
  return meets_in_vain(what) ? Match(Observed{}) : std::nullopt;
}

// A replica that has no link, since its master does not answer here either.
Match master_is_gone(const ProblemCase& what) {
  const bool of_replication = what.is(Fault::link_down) && !is_of_bus(what) && !meets_in_vain(what);
  if (!of_replication || !what.member->master) return std::nullopt;
  const TopologyMember& master = what.topology.members[*what.member->master];
  const bool silent = master.report && master.report->verdict() == Verdict::no_answer;
  if (!silent) return std::nullopt;
  return Observed{{}, {{"master", name_of(master)}}};
}

constexpr std::array table{
    TopologyRule{"not-in-cluster-mode", Certainty::proven, runs_without_cluster},
    TopologyRule{"met-at-other-bus-port", Certainty::proven, met_at_other_port},
    TopologyRule{"bus-port-closed", Certainty::proven, bus_port_refuses},
    TopologyRule{"nobody-met", Certainty::likely, nobody_there},
    TopologyRule{"bus-cut-between-nodes", Certainty::likely, bus_port_answers_here},
    TopologyRule{"bus-port-closed", Certainty::likely, bus_port_is_silent},
    TopologyRule{"handshake-unanswered", Certainty::likely, others_do_not_answer},
    TopologyRule{"master-is-gone", Certainty::likely, master_is_gone},
};

}  // namespace

std::span<const TopologyRule> bus_rules() { return table; }

}  // namespace rconn
