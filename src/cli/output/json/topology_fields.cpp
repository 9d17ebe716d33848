#include "cli/output/json/topology_fields.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "cli/options/text/escape.hpp"
#include "cli/output/json/json_values.hpp"
#include "cli/output/json/table/object_of.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/hint.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

Json text_if_any(std::string_view bytes) {
  return bytes.empty() ? Json() : Json(text::for_json(bytes));
}

template <typename Number>
Json number_if_any(const std::optional<Number>& number) {
  return number ? Json(*number) : Json();
}

Json count_if_any(std::size_t count) { return count > 0 ? Json(count) : Json(); }

Json slots(const TopologyMember& member) {
  if (member.slots.empty()) return {};
  Json list = Json::array();
  for (const SlotRange& range : member.slots) list.push_back({range.first, range.last});
  return list;
}

Json flags(const TopologyMember& member) {
  Json list;
  for (const std::string& flag : member.flags) list.push_back(text::for_json(flag));
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
    list.push_back(text::for_json(topology.members[place].advertised()));
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
    TopologyField<TopologyMember>{"id", "text?", "node id, run id or Sentinel's id",
        [](const TopologyMember& m, const Topology&) { return text_if_any(m.id); }},
    TopologyField<TopologyMember>{"role", "member_role", "master, replica, sentinel or unknown",
        [](const TopologyMember& m, const Topology&) { return Json(name(m.role)); }},
    TopologyField<TopologyMember>{"seed", "true?", "true: the one that was asked",
        [](const TopologyMember& m, const Topology&) { return m.is_seed ? Json(true) : Json(); }},
    TopologyField<TopologyMember>{"advertised", "text?", "HOST:PORT as advertised to clients; ?: not advertised",
        [](const TopologyMember& m, const Topology&) { return text_if_any(m.advertised()); }},
    TopologyField<TopologyMember>{"hostname", "text?", "the name it announces, in a Cluster",
        [](const TopologyMember& m, const Topology&) { return text_if_any(m.hostname); }},
    TopologyField<TopologyMember>{"bus_port", "count?", "of the cluster bus",
        [](const TopologyMember& m, const Topology&) {
          return m.bus_port > 0 ? Json(m.bus_port) : Json();
        }},
    TopologyField<TopologyMember>{"bus", "bus?", "with --bus: ok, or the fault at the bus port",
        [](const TopologyMember& m, const Topology&) { return bus(m); }},
    TopologyField<TopologyMember>{"address", "text?", "the address reached",
        [](const TopologyMember& m, const Topology&) {
          return m.report ? text_if_any(m.report->address.value_or("")) : Json();
        }},
    TopologyField<TopologyMember>{"master", "text?", "of a replica: where its master is advertised",
        [](const TopologyMember& m, const Topology& t) {
          return m.master ? text_if_any(t.members[*m.master].advertised()) : Json();
        }},
    TopologyField<TopologyMember>{"master_name", "text?", "what Sentinel calls the master",
        [](const TopologyMember& m, const Topology&) { return text_if_any(m.master_name); }},
    TopologyField<TopologyMember>{"slots", "[slot_range]?", "ranges: [first, last]",
        [](const TopologyMember& m, const Topology&) { return slots(m); }},
    TopologyField<TopologyMember>{"flags", "[text]?", "the flags that the asked members report for it",
        [](const TopologyMember& m, const Topology&) { return flags(m); }},
    TopologyField<TopologyMember>{"epoch", "integer?", "its config epoch",
        [](const TopologyMember& m, const Topology&) { return number_if_any(m.epoch); }},
    TopologyField<TopologyMember>{"quorum", "integer?", "of a master that Sentinel monitors",
        [](const TopologyMember& m, const Topology&) { return number_if_any(m.quorum); }},
    TopologyField<TopologyMember>{"product", "text?", "redis, valkey, ..., by itself",
        [](const TopologyMember& m, const Topology&) {
          return m.self_report ? text_if_any(m.self_report->product) : Json();
        }},
    TopologyField<TopologyMember>{"version", "text?", "of the server, by itself",
        [](const TopologyMember& m, const Topology&) {
          return m.self_report ? text_if_any(m.self_report->version) : Json();
        }},
    TopologyField<TopologyMember>{"link", "text?", "of a replica to its master: up, down or sync",
        [](const TopologyMember& m, const Topology&) { return link(m); }},
    TopologyField<TopologyMember>{"lag_s", "integer?", "seconds since a replica heard of its master",
        [](const TopologyMember& m, const Topology&) {
          const Replication* const own = m.replication();
          return own != nullptr ? number_if_any(own->lag) : Json();
        }},
    TopologyField<TopologyMember>{"offset", "integer?", "of its replication",
        [](const TopologyMember& m, const Topology&) {
          const Replication* const own = m.replication();
          return own != nullptr ? number_if_any(own->offset) : Json();
        }},
    TopologyField<TopologyMember>{"ok", "boolean", "whether it answered as expected",
        [](const TopologyMember& m, const Topology&) { return Json(m.ok()); }},
    TopologyField<TopologyMember>{"login", "=withheld?", "withheld: it asked for a password that it was not to get",
        [](const TopologyMember& m, const Topology&) {
          return m.login_withheld ? Json("withheld") : Json();
        }},
    TopologyField<TopologyMember>{"fault", "fault?", "the id of the fault, where it did not",
        [](const TopologyMember& m, const Topology&) {
          return m.report && !m.ok() ? Json(info(m.report->failure->fault).id) : Json();
        }},
    TopologyField<TopologyMember>{"detail", "text?", "the message of the peer or the system",
        [](const TopologyMember& m, const Topology&) { return detail(m); }},
    TopologyField<TopologyMember>{"cause", "cause?", "why, as for a report",
        [](const TopologyMember& m, const Topology&) { return cause_of_member(m); }},
    TopologyField<TopologyMember>{"expectations", "[expectation]?", "as for a report",
        [](const TopologyMember& m, const Topology&) {
          return m.report ? expectations_of(*m.report) : Json();
        }},
    TopologyField<TopologyMember>{"times_ms", "times?", "as for a report; absent: not tried",
        [](const TopologyMember& m, const Topology&) {
          return m.report ? times_of(*m.report) : Json();
        }},
};

constexpr std::array of_problem{
    TopologyField<Problem>{"fault", "fault", "its id",
        [](const Problem& p, const Topology&) { return Json(info(p.fault).id); }},
    TopologyField<Problem>{"members", "[text]", "the advertised addresses of the members affected",
        [](const Problem& p, const Topology& t) { return concerned(p, t); }},
    TopologyField<Problem>{"detail", "text?", "the evidence",
        [](const Problem& p, const Topology&) { return text_if_any(in_words(p.detail)); }},
    TopologyField<Problem>{"cause", "cause?", "as for a report: id, certainty, sentence, advice",
        [](const Problem& p, const Topology& t) { return cause_of(p, t); }},
    TopologyField<Problem>{"hint", "text?", "what to do about it",
        [](const Problem& p, const Topology& t) { return text_if_any(hint(p, t)); }},
};

constexpr std::array of_topology{
    TopologyField<Topology>{"kind", "topology_kind", "standalone, replication, cluster or sentinel",
        [](const Topology& t, const Topology&) { return Json(name(t.kind)); }},
    TopologyField<Topology>{"source", "text?", "the endpoint that was asked",
        [](const Topology& t, const Topology&) { return text_if_any(t.source); }},
    TopologyField<Topology>{"state", "text?", "of a Cluster, as it reports itself",
        [](const Topology& t, const Topology&) { return text_if_any(t.state); }},
    TopologyField<Topology>{"epoch", "integer?", "of a Cluster, the current one",
        [](const Topology& t, const Topology&) { return number_if_any(t.epoch); }},
    TopologyField<Topology>{"slots_covered", "count?", "of 16384, by masters that are not failed",
        [](const Topology& t, const Topology&) {
          return t.kind == TopologyKind::cluster ? Json(t.coverage().count()) : Json();
        }},
    TopologyField<Topology>{"members", "[member]", "see MEMBER FIELDS",
        [](const Topology& t, const Topology&) { return list_of(member_fields(), t.members, t); }},
    TopologyField<Topology>{"left_out", "count?", "members that are not listed here, or could not be read",
        [](const Topology& t, const Topology&) { return count_if_any(t.left_out + t.unread); }},
    TopologyField<Topology>{"not_tried", "count?", "members listed here that were not connected to",
        [](const Topology& t, const Topology&) { return count_if_any(t.not_tried()); }},
    TopologyField<Topology>{"problems", "[problem]", "see PROBLEM FIELDS; empty if there are none",
        [](const Topology& t, const Topology&) {
          return list_of(problem_fields(), t.problems, t);
        }},
};
// clang-format on

}  // namespace

std::span<const TopologyField<Topology>> topology_fields() { return of_topology; }
std::span<const TopologyField<TopologyMember>> member_fields() { return of_member; }
std::span<const TopologyField<Problem>> problem_fields() { return of_problem; }

Json json_of(const Topology& topology) { return object_of(topology_fields(), topology, topology); }

}  // namespace rconn::cli
