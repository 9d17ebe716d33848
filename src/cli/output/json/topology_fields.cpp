#include "cli/output/json/topology_fields.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "cli/output/json/json_values.hpp"
#include "cli/output/json/table/object_of.hpp"
#include "cli/output/json/table/values.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/hint.hpp"
#include "connector/topology/problems/consequences.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

Json slots(const TopologyMember& member) {
  if (member.slots.empty()) return {};
  Json list = Json::array();
  for (const SlotRange& range : member.slots) list.push_back({range.first, range.last});
  return list;
}

Json link(const TopologyMember& member) {
  const Replication* const own = member.replication();
  return text_if_any(own != nullptr ? own->link : member.reported_link);
}

Json detail(const TopologyMember& member) {
  if (!member.report || member.ok()) return {};
  return text_if_any(in_words(member.report->failure->detail));
}

Json concerned(const Problem& problem, const Topology& topology) {
  Json list = Json::array();
  for (const std::size_t place : problem.members) {
    list.push_back(text_of(topology.members[place].advertised()));
  }
  return list;
}

Json bus(const TopologyMember& member) {
  if (!member.bus) return {};
  return member.bus->failure ? Json(info(member.bus->failure->fault).id) : Json("ok");
}

Json cause_of_member(const TopologyMember& member) {
  return member.report && !member.ok() ? cause_of(*member.report) : Json();
}

// clang-format off
constexpr std::array of_member{
    Member<TopologyMember, Topology>{"id", "text?", "node id, run id or Sentinel's id",
        [](const TopologyMember& m, const Topology&) { return text_if_any(m.id); }},
    Member<TopologyMember, Topology>{"role", "member_role", "master, replica, sentinel or unknown",
        [](const TopologyMember& m, const Topology&) { return Json(name(m.role)); }},
    Member<TopologyMember, Topology>{"seed", "true?", "true: the one that was asked",
        [](const TopologyMember& m, const Topology&) { return true_if(m.is_seed); }},
    Member<TopologyMember, Topology>{"advertised", "text?", "HOST:PORT as advertised to clients; ?: not advertised",
        [](const TopologyMember& m, const Topology&) { return text_if_any(m.advertised()); }},
    Member<TopologyMember, Topology>{"hostname", "text?", "the name it announces, in a Cluster",
        [](const TopologyMember& m, const Topology&) { return text_if_any(m.hostname); }},
    Member<TopologyMember, Topology>{"bus_port", "count?", "of the cluster bus",
        [](const TopologyMember& m, const Topology&) { return count_if_any(m.bus_port); }},
    Member<TopologyMember, Topology>{"bus", "bus?", "with --bus: ok, or the fault at the bus port",
        [](const TopologyMember& m, const Topology&) { return bus(m); }},
    Member<TopologyMember, Topology>{"address", "text?", "the address reached",
        [](const TopologyMember& m, const Topology&) {
          return m.report ? text_if_set(m.report->address) : Json();
        }},
    Member<TopologyMember, Topology>{"master", "text?", "of a replica: where its master is advertised",
        [](const TopologyMember& m, const Topology& t) {
          return m.master ? text_if_any(t.members[*m.master].advertised()) : Json();
        }},
    Member<TopologyMember, Topology>{"master_name", "text?", "what Sentinel calls the master",
        [](const TopologyMember& m, const Topology&) { return text_if_any(m.master_name); }},
    Member<TopologyMember, Topology>{"slots", "[slot_range]?", "ranges: [first, last]",
        [](const TopologyMember& m, const Topology&) { return slots(m); }},
    Member<TopologyMember, Topology>{"flags", "[text]?", "the flags that the asked members report for it",
        [](const TopologyMember& m, const Topology&) { return texts_if_any(m.flags); }},
    Member<TopologyMember, Topology>{"epoch", "integer?", "its config epoch",
        [](const TopologyMember& m, const Topology&) { return number_if_set(m.epoch); }},
    Member<TopologyMember, Topology>{"quorum", "integer?", "of a master that Sentinel monitors",
        [](const TopologyMember& m, const Topology&) { return number_if_set(m.quorum); }},
    Member<TopologyMember, Topology>{"product", "text?", "redis, valkey, ..., by itself",
        [](const TopologyMember& m, const Topology&) {
          return m.self_report ? text_if_any(m.self_report->product) : Json();
        }},
    Member<TopologyMember, Topology>{"version", "text?", "of the server, by itself",
        [](const TopologyMember& m, const Topology&) {
          return m.self_report ? text_if_any(m.self_report->version) : Json();
        }},
    Member<TopologyMember, Topology>{"link", "text?", "of a replica to its master: up, down or sync",
        [](const TopologyMember& m, const Topology&) { return link(m); }},
    Member<TopologyMember, Topology>{"lag_s", "integer?", "seconds since a replica heard of its master",
        [](const TopologyMember& m, const Topology&) {
          const Replication* const own = m.replication();
          return own != nullptr ? number_if_set(own->lag) : Json();
        }},
    Member<TopologyMember, Topology>{"offset", "integer?", "of its replication",
        [](const TopologyMember& m, const Topology&) {
          const Replication* const own = m.replication();
          return own != nullptr ? number_if_set(own->offset) : Json();
        }},
    Member<TopologyMember, Topology>{"ok", "boolean", "whether it answered as expected",
        [](const TopologyMember& m, const Topology&) { return Json(m.ok()); }},
    Member<TopologyMember, Topology>{"login", "=withheld?", "withheld: it asked for a password that it was not to get",
        [](const TopologyMember& m, const Topology&) {
          return m.login_withheld ? Json("withheld") : Json();
        }},
    Member<TopologyMember, Topology>{"fault", "fault?", "the id of the fault, where it did not",
        [](const TopologyMember& m, const Topology&) {
          return m.report && !m.ok() ? Json(info(m.report->failure->fault).id) : Json();
        }},
    Member<TopologyMember, Topology>{"detail", "text?", "the message of the peer or the system",
        [](const TopologyMember& m, const Topology&) { return detail(m); }},
    Member<TopologyMember, Topology>{"cause", "cause?", "why, as for a report",
        [](const TopologyMember& m, const Topology&) { return cause_of_member(m); }},
    Member<TopologyMember, Topology>{"expectations", "[expectation]?", "as for a report",
        [](const TopologyMember& m, const Topology&) {
          return m.report ? expectations_of(*m.report) : Json();
        }},
    Member<TopologyMember, Topology>{"times_ms", "times?", "as for a report; absent: not tried",
        [](const TopologyMember& m, const Topology&) {
          return m.report ? times_of(*m.report) : Json();
        }},
};

constexpr std::array of_problem{
    Member<Problem, Topology>{"fault", "fault", "its id",
        [](const Problem& p, const Topology&) { return Json(info(p.fault).id); }},
    Member<Problem, Topology>{"members", "[text]", "the advertised addresses of the members affected",
        [](const Problem& p, const Topology& t) { return concerned(p, t); }},
    Member<Problem, Topology>{"detail", "text?", "the evidence",
        [](const Problem& p, const Topology&) { return text_if_any(in_words(p.detail)); }},
    Member<Problem, Topology>{"cause", "cause?", "as for a report: id, certainty, sentence, advice",
        [](const Problem& p, const Topology& t) { return cause_of(p, t); }},
    Member<Problem, Topology>{"hint", "text?", "what to do about it",
        [](const Problem& p, const Topology& t) { return text_if_any(hint(p, t)); }},
    Member<Problem, Topology>{"consequence", "true?", "true if it follows from another problem",
        [](const Problem& p, const Topology& t) { return true_if(rconn::follows_from_others(p, t)); }},
};

constexpr std::array of_topology{
    Member<Topology>{"kind", "topology_kind", "standalone, replication, cluster or sentinel",
        [](const Topology& t) { return Json(name(t.kind)); }},
    Member<Topology>{"source", "text?", "the endpoint that was asked",
        [](const Topology& t) { return text_if_any(t.source); }},
    Member<Topology>{"state", "text?", "of a Cluster, as it reports itself",
        [](const Topology& t) { return text_if_any(t.state); }},
    Member<Topology>{"epoch", "integer?", "of a Cluster, the current one",
        [](const Topology& t) { return number_if_set(t.epoch); }},
    Member<Topology>{"slots_covered", "count?", "of 16384, by masters that are not failed",
        [](const Topology& t) {
          return t.kind == TopologyKind::cluster ? Json(t.coverage().count()) : Json();
        }},
    Member<Topology>{"members", "[member]", "see MEMBER FIELDS",
        [](const Topology& t) { return list_of(member_fields(), t.members, t); }},
    Member<Topology>{"left_out", "count?", "members that are not listed here, or could not be read",
        [](const Topology& t) { return count_if_any(t.left_out + t.unread); }},
    Member<Topology>{"not_tried", "count?", "members listed here that were not connected to",
        [](const Topology& t) { return count_if_any(t.not_tried()); }},
    Member<Topology>{"problems", "[problem]", "see PROBLEM FIELDS; empty if there are none",
        [](const Topology& t) { return list_of(problem_fields(), t.problems, t); }},
};
// clang-format on

}  // namespace

std::span<const Member<Topology>> topology_fields() { return of_topology; }
std::span<const Member<TopologyMember, Topology>> member_fields() { return of_member; }
std::span<const Member<Problem, Topology>> problem_fields() { return of_problem; }

Json json_of(const Topology& topology) { return object_of(topology_fields(), topology); }

}  // namespace rconn::cli
