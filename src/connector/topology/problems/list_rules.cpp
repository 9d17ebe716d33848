#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "connector/net/address.hpp"
#include "connector/topology/problems/topology_rules.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

DetailText number(std::int64_t value) { return own_words(fmt::format("{}", value)); }

// The host of "HOST:PORT".
std::string host_of(const std::string& address) { return address.substr(0, address.rfind(':')); }

bool is_by_name(const std::string& address) {
  std::string host = host_of(address);
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  return !net::Address::numeric(host, 0);
}

// The first replica that a master lists and Sentinel does not: by name, or by address.
const std::string* unknown_replica(const ProblemCase& what, bool by_name) {
  if (!what.is(Fault::views_differ) || what.member->role != MemberRole::master) return nullptr;
  if (what.topology.kind != TopologyKind::sentinel) return nullptr;
  if (!what.problem.detail.text().starts_with("it lists ")) return nullptr;  // by list_problems
  const auto& unknown = what.member->unknown_replicas;
  const auto found = std::ranges::find_if(
      unknown, [by_name](const std::string& address) { return is_by_name(address) == by_name; });
  return found == unknown.end() ? nullptr : &*found;
}

Match named_but_switched_off(const ProblemCase& what) {
  const std::string* const replica = unknown_replica(what, true);
  if (replica == nullptr || what.topology.resolves_names != false) return std::nullopt;
  return Observed{own_words("SENTINEL CONFIG GET resolve-hostnames says no"),
                  {{"replica", *replica}}};
}

Match named_and_not_resolved(const ProblemCase& what) {
  const std::string* const replica = unknown_replica(what, true);
  if (replica == nullptr || what.topology.resolves_names != true) return std::nullopt;
  return Observed{{}, {{"name", host_of(*replica)}}};
}

Match named(const ProblemCase& what) {
  const std::string* const replica = unknown_replica(what, true);
  if (replica == nullptr) return std::nullopt;
  return Observed{{}, {{"replica", *replica}}};
}

Match not_learned_yet(const ProblemCase& what) {
  const std::string* const replica = unknown_replica(what, false);
  if (replica == nullptr) return std::nullopt;
  return Observed{{}, {{"replica", *replica}, {"master", what.member->master_name}}};
}

Match known_only_to_sentinel(const ProblemCase& what) {
  const bool concerns = what.is(Fault::views_differ) &&
                        what.topology.kind == TopologyKind::sentinel &&
                        what.member->role == MemberRole::master;
  if (!concerns || !what.problem.detail.text().starts_with("it does not list ")) {
    return std::nullopt;
  }
  return Observed{{}, {{"master", what.member->master_name}}};
}

Match copied_id(const ProblemCase& what) {
  if (!what.is(Fault::wrong_node) || what.member->shares_id_with.empty()) return std::nullopt;
  return Observed{own_words("both were asked: one id, two run ids"),
                  {{"other", what.member->shares_id_with}}};
}

Match quorum_too_large(const ProblemCase& what) {
  if (!what.is(Fault::quorum_unreachable)) return std::nullopt;
  const TopologyMember& master = *what.member;
  if (!master.quorum || !master.sentinels || *master.quorum <= *master.sentinels) {
    return std::nullopt;
  }
  return Observed{{},
                  {{"master", master.master_name},
                   {"quorum", number(*master.quorum)},
                   {"count", number(*master.sentinels)},
                   {"majority", number(*master.sentinels / 2 + 1)}}};
}

Match sentinels_do_not_answer(const ProblemCase& what) {
  if (!what.is(Fault::quorum_unreachable)) return std::nullopt;
  const TopologyMember* const first = what.index.first_silent_sentinel();
  if (first == nullptr) return std::nullopt;
  return Observed{{},
                  {{"silent", number(static_cast<std::int64_t>(what.index.silent_sentinels()))},
                   {"count", number(static_cast<std::int64_t>(what.index.sentinels()))},
                   {"sentinel", first->advertised()}}};
}

Match counts_differ(const ProblemCase& what) {
  if (what.problem.fault != Fault::unexpected_reply) return std::nullopt;
  const bool of_a_member = what.member != nullptr && what.member->ok();
  const bool of_the_asked =
      what.member == nullptr && !what.topology.contradictions.empty() && what.topology.unread == 0;
  return of_a_member || of_the_asked ? Match(Observed{}) : std::nullopt;
}

constexpr std::array table{
    TopologyRule{"sentinel-drops-names", Certainty::proven, named_but_switched_off},
    TopologyRule{"sentinel-id-copied", Certainty::proven, copied_id},
    TopologyRule{"quorum-too-large", Certainty::proven, quorum_too_large},
    TopologyRule{"sentinel-cannot-resolve", Certainty::likely, named_and_not_resolved},
    TopologyRule{"sentinel-drops-names", Certainty::likely, named},
    TopologyRule{"not-learned-by-sentinel", Certainty::likely, not_learned_yet},
    TopologyRule{"not-listed-by-master", Certainty::likely, known_only_to_sentinel},
    TopologyRule{"sentinels-silent", Certainty::likely, sentinels_do_not_answer},
    TopologyRule{"list-incomplete", Certainty::likely, counts_differ},
};

}  // namespace

std::span<const TopologyRule> list_rules() { return table; }

}  // namespace rconn
