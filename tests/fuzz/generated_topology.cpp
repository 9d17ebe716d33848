#include "fuzz/generated_topology.hpp"

#include <memory>
#include <utility>

#include "connector/redis/identity.hpp"
#include "connector/redis/resp/digits.hpp"
#include "connector/redis/resp/info.hpp"
#include "connector/topology/deduplicate.hpp"
#include "connector/topology/diagnose.hpp"
#include "connector/topology/members.hpp"
#include "connector/topology/probe_all.hpp"
#include "connector/topology/problems/disagreement.hpp"
#include "connector/topology/redact.hpp"
#include "connector/topology/views/cluster_view.hpp"
#include "connector/topology/views/replication_view.hpp"
#include "connector/topology/views/sentinel_view.hpp"
#include "fuzz/generated_reply.hpp"
#include "fuzz/generated_report.hpp"

namespace rconn::fuzz {
namespace {

ClusterNodes nodes(Input& input) {
  const bool by_shards = input.flag();
  ClusterNodes listed = nodes_in_text(input.piece());
  const resp::Reply reply = generated_reply(input.piece());
  return completed(std::move(listed), by_shards ? nodes_in_shards(reply) : nodes_in_slots(reply));
}

SentinelView sentinel(Input& input) {
  SentinelView view;
  view.id = input.piece();
  for (Instance& master : instances_in(generated_reply(input.piece()))) {
    view.masters.push_back({std::move(master), instances_in(generated_reply(input.piece())),
                            instances_in(generated_reply(input.piece())), input.piece()});
  }
  return view;
}

// As a view is, once it was asked for.
ClusterNodes marked(ClusterNodes nodes, const Target& target) {
  TopologyView view;
  view.nodes = std::move(nodes);
  mark_ids(view, target);
  return view.nodes;
}

SentinelView marked(SentinelView sentinel, const Target& target) {
  TopologyView view;
  view.sentinel = std::move(sentinel);
  mark_ids(view, target);
  return view.sentinel;
}

std::string marked_id(std::string id, const Target& target) {
  TopologyView view;
  view.id = std::move(id);
  mark_ids(view, target);
  return view.id;
}

std::optional<ReplicationView> replication(Input& input) {
  const bool by_role = input.flag();
  const std::string text = input.piece();
  return by_role ? replication_in_role(generated_reply(text)) : replication_in_info(text);
}

TopologyView query(Topology& topology, const Target& target, Input& input) {
  TopologyView asked;
  const std::string info = input.piece();
  topology.version = resp::info_value(info, "redis_version");
  topology.state = resp::info_value(info, "cluster_state");
  topology.epoch = resp::whole_number(resp::info_value(info, "cluster_current_epoch"));
  if (topology.kind == TopologyKind::cluster) {
    asked.nodes = marked(nodes(input), target);
    add_members(topology, asked.nodes, target.host);
  } else if (topology.kind == TopologyKind::sentinel) {
    asked.sentinel = marked(sentinel(input), target);
    add_members(topology, asked.sentinel);
  } else {
    const auto view = replication(input).value_or(ReplicationView{});
    topology.members.push_back(member_asked(target, view.own.role));
    add_members(topology, view, 0);
  }
  return asked;
}

Report report_on(const TopologyMember& member, const Target& target, Input& input) {
  Report report;
  report.probed = true;
  report.target = report.endpoint = member.advertised();
  report.host = member.host;
  report.times[static_cast<std::size_t>(Rung::connect)] = report.total = Duration(1000);
  if (input.flag()) {
    report.failure = generated_failure(input);
    redact(report.failure->detail, target);  // as a probe does
    report.stopped_at = Rung::connect;
  } else {
    report.address = report.endpoint;
  }
  return report;
}

// What the member at this index reports about itself.
void add_self_report(Topology& topology, std::size_t place, const TopologyView& asked,
                     const Target& target, Input& input) {
  SelfReport self_report;
  self_report.id = marked_id(input.piece(), target);
  self_report.version = input.piece();
  self_report.no_cluster = input.piece();
  const auto view = replication(input);
  if (view) self_report.replication = view->own;
  if (topology.kind == TopologyKind::cluster) {
    const ClusterNodes seen = marked(nodes_in_text(input.piece()), target);
    self_report.disagrees = disagreement(asked.nodes, seen);
    for (const ClusterNode& node : seen) {
      if (node.is_failed() || node.is_suspected()) self_report.failed.push_back(node.id);
    }
  } else if (topology.kind == TopologyKind::sentinel) {
    self_report.disagrees = disagreement(asked.sentinel, marked(sentinel(input), target));
  }
  topology.members[place].self_report = std::move(self_report);
  if (topology.kind == TopologyKind::standalone && view) add_members(topology, *view, place);
}

void probe_members(Topology& topology, const TopologyView& asked, const Target& target,
                   Input& input) {
  for (std::size_t i = 0; i < topology.members.size() && !input.empty(); ++i) {
    TopologyMember& member = topology.members[i];
    if (member.host.empty() || member.port == 0) continue;
    Report report = report_on(member, target, input);
    const bool answered = report.ok();
    member.report = std::make_shared<const Report>(std::move(report));
    if (answered) add_self_report(topology, i, asked, target, input);
  }
}

// Members of a replication have the ids that they report.
void identify(Topology& topology) {
  deduplicate(topology);
  if (topology.members.size() > 1) topology.kind = TopologyKind::replication;
  for (TopologyMember& member : topology.members) {
    if (member.self_report) member.id = member.self_report->id;
  }
}

}  // namespace

Topology generated_topology(Input& input, const Target& target) {
  Topology topology;
  topology.kind = input.one_of(TopologyKind::sentinel);
  if (topology.kind == TopologyKind::replication) topology.kind = TopologyKind::standalone;
  topology.source = endpoint(target);
  topology.over_tls = input.flag();
  const TopologyView asked = query(topology, target, input);
  probe_members(topology, asked, target, input);
  if (topology.kind == TopologyKind::standalone) identify(topology);
  arrange(topology);
  topology.problems = diagnose(topology);
  redact(topology, target);
  return topology;
}

}  // namespace rconn::fuzz
