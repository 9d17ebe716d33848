#include "cli/output/serve/known_state.hpp"

#include <algorithm>
#include <string_view>

#include "connector/redis/resp/digits.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/numbers/decimal.hpp"
#include "connector/values/topology.hpp"

namespace rconn::cli {
namespace {

void add_member(const TopologyMember& member, KnownState& state) {
  if (member.role != MemberRole::unknown) state.role = name(member.role);
  const Replication* const own = member.replication();
  if (own == nullptr) return;
  if (own->role != MemberRole::unknown) state.role = name(own->role);
  if (own->lag) state.lag = static_cast<double>(*own->lag);
  state.link = own->link;
  state.offset = own->offset;
}

// What the server was asked when something failed, and a replica in a trace.
void add_evidence(const StateFacts& facts, KnownState& state) {
  if (!facts.role.empty()) state.role = facts.role;
  state.link = facts.link;
  if (const auto seconds = decimal(facts.last_io)) state.lag = *seconds;
  state.offset = resp::whole_number(facts.offset);
}

// Conditions are kept as written: "role=master", "lag<=2".
bool asks_for(const EvaluatedCondition& evaluated, std::string_view what) {
  const std::string& text = evaluated.condition;
  return text.starts_with(what) && text.size() > what.size() &&
         std::string_view("<>=").find(text[what.size()]) != std::string_view::npos;
}

void add_condition(const EvaluatedCondition& evaluated, KnownState& state) {
  const std::string found = evaluated.found.text();
  if (asks_for(evaluated, "role")) state.role = found;
  if (asks_for(evaluated, "link")) state.link = found;
  if (!asks_for(evaluated, "lag")) return;
  // A master has no lag, and a replica without its link none that counts.
  if (found == "role master") state.role = "master";
  constexpr std::string_view link = "link ";
  if (found.starts_with(link)) state.link = found.substr(link.size());
  if (const auto seconds = decimal(found); seconds && *seconds >= 0) {
    state.lag = *seconds;
    state.link = "up";
  }
}

// What a peer says becomes a label only if it is a word of ours.
void keep_known_words(KnownState& state) {
  if (std::ranges::find(member_role_names, state.role) == member_role_names.end())
    state.role.clear();
}

}  // namespace

KnownState known_state(const Report& report) {
  KnownState state;
  if (report.identity) state.role = report.identity->role;
  if (report.evidence) add_evidence(report.evidence->state, state);
  for (const EvaluatedCondition& evaluated : report.expectations) add_condition(evaluated, state);
  if (report.topology) {
    for (const TopologyMember& member : report.topology->members) {
      if (member.is_seed) add_member(member, state);
    }
  }
  keep_known_words(state);
  return state;
}

}  // namespace rconn::cli
