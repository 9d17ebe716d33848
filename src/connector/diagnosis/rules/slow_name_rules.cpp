#include <algorithm>
#include <array>

#include "connector/diagnosis/rules/name_answers.hpp"
#include "connector/diagnosis/rules/rules.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;
using Answer = DnsAnswer;

std::string in_milliseconds(std::chrono::microseconds time) {
  return std::to_string(std::chrono::round<std::chrono::milliseconds>(time).count()) + " ms";
}

// The server and name of the answer, but the other type.
const Answer* sibling_of(const NameFacts& facts, const Answer& answer) {
  const auto found = std::ranges::find_if(facts.answers, [&answer](const Answer& other) {
    return other.server == answer.server && other.name == answer.name && other.ipv6 != answer.ipv6;
  });
  return found == facts.answers.end() ? nullptr : &*found;
}

// The system's resolver got an answer in the end.
bool was_found(const Report& report, bool ipv6) {
  return std::ranges::any_of(report.addresses, [ipv6](const std::string& address) {
    return address.starts_with('[') == ipv6;
  });
}

// A server answers for one type of record, but not for this one.
Match unanswered(const Case& what, bool ipv6, const OfAnswer& silent) {
  const NameFacts* facts = facts_of_delay(what);
  const Family family = what.evidence.target.family;
  const bool was_asked = family == Family::any || (family == Family::ipv6) == ipv6;
  if (facts == nullptr || !was_asked || was_found(what.report, ipv6)) return std::nullopt;
  for (const Answer& answer : facts->answers) {
    if (answer.ipv6 != ipv6 || !silent(answer)) continue;
    const Answer* const other = sibling_of(*facts, answer);
    if (other == nullptr || !other->answered()) continue;
    return Observed{own_words("the other record took " + in_milliseconds(other->took) +
                              ", this one did not come within " + in_milliseconds(answer.took)),
                    {value("server", answer.server), value("name", answer.name)}};
  }
  return std::nullopt;
}

Match aaaa_unanswered_for_long(const Case& what) {
  return lookup_failed(what) ? unanswered(what, true, is_unanswered_for_long) : std::nullopt;
}
Match aaaa_unanswered(const Case& what) { return unanswered(what, true, is_unanswered); }
Match a_unanswered_for_long(const Case& what) {
  return lookup_failed(what) ? unanswered(what, false, is_unanswered_for_long) : std::nullopt;
}
Match a_unanswered(const Case& what) { return unanswered(what, false, is_unanswered); }

// The second of two questions from one port is lost; asked by itself it is answered.
Match answers_one_at_a_time(const Case& what) {
  const NameFacts* facts = facts_of_delay(what);
  if (facts == nullptr || what.evidence.target.family != Family::any) return std::nullopt;
  for (const Answer& answer : facts->answers) {
    const Answer* const other = sibling_of(*facts, answer);
    const bool alone = answer.alone && answer.answered();
    if (!alone || other == nullptr || !other->answered() || other->alone) continue;
    return Observed{{}, {value("server", answer.server)}};
  }
  return std::nullopt;
}

// The longest wait for one of the name's records; none if no server answered them all.
struct Waited {
  bool answered = true;
  bool silent = false;  // one was not answered for long
  bool found = false;   // an address
  std::chrono::microseconds took{};
};

Waited waited_for(const NameFacts& facts, const std::string& name) {
  Waited waited;
  for (const Answer& answer : facts.answers) {
    if (answer.name != name) continue;
    waited.answered = waited.answered && answer.answered();
    waited.silent = waited.silent || is_unanswered_for_long(answer);
    waited.found = waited.found || answer.has_addresses();
    waited.took = std::max(waited.took, answer.took);
  }
  return waited;
}

// What the search list makes of the name is asked for before the name that exists.
struct BeforeTheName {
  std::vector<std::string> names;
  bool silent = false;
  std::chrono::microseconds took{};
};

// None if the name itself, as given, is not quick to find.
std::optional<BeforeTheName> before_the_name(const NameFacts& facts, const std::string& host) {
  const Waited own = waited_for(facts, host);
  if (!own.found || !own.answered) return std::nullopt;
  BeforeTheName before;
  for (const std::string& name : facts.tried) {
    if (name == host) break;
    const Waited waited = waited_for(facts, name);
    before.names.push_back(name);
    before.silent = before.silent || waited.silent;
    before.took += waited.took;
  }
  if (before.names.empty()) return std::nullopt;
  return before;
}

Match search_list_is(const Case& what, bool silent) {
  const NameFacts* facts = facts_of_delay(what);
  if (facts == nullptr) return std::nullopt;
  const auto before = before_the_name(*facts, what.report.host);
  if (!before) return std::nullopt;
  const bool slow = before->took * 2 > facts->took;
  if (silent ? !before->silent : !slow) return std::nullopt;
  return Observed{own_words("they take " + in_milliseconds(before->took) + ", the name itself " +
                            in_milliseconds(waited_for(*facts, what.report.host).took)),
                  {value("names", listed(before->names))}};
}

Match search_list_is_silent(const Case& what) {
  return lookup_failed(what) ? search_list_is(what, true) : std::nullopt;
}
Match search_list_is_slow(const Case& what) { return search_list_is(what, false); }

// The name servers have the name, and are quick.
Match slow_in_spite_of_servers(const Case& what, bool by_dns) {
  const NameFacts* facts = facts_of_delay(what);
  if (facts == nullptr || what.fault() == Fault::name_lookup_failed) return std::nullopt;
  if (facts->by_dns != by_dns) return std::nullopt;
  const auto quick = [facts](const Answer& answer) {
    return answer.answered() && !answer.alone && answer.took * 4 < facts->took;
  };
  if (!all_answers(*facts, quick) || !any_answer(*facts, &Answer::has_addresses)) {
    return std::nullopt;
  }
  return Observed{{}, {value("servers", listed(facts->servers))}};
}

Match system_resolver_hangs(const Case& what) { return slow_in_spite_of_servers(what, false); }
// The resolver dns asks no one but the servers.
Match questions_are_lost(const Case& what) { return slow_in_spite_of_servers(what, true); }

Match slow_lookup(const Case& what) {
  if (!lookup_took_the_time(what)) return std::nullopt;
  const NameFacts& name = *what.evidence.name;
  return Observed{
      {},
      {value("took", in_milliseconds(name.took)), value("budget", in_milliseconds(name.budget))}};
}

constexpr std::array table{
    Rule{"aaaa-not-answered", Certainty::proven, aaaa_unanswered_for_long},
    Rule{"a-not-answered", Certainty::proven, a_unanswered_for_long},
    Rule{"search-list-slow", Certainty::proven, search_list_is_silent},
    Rule{"one-question-at-a-time", Certainty::likely, answers_one_at_a_time},
    Rule{"aaaa-not-answered", Certainty::likely, aaaa_unanswered},
    Rule{"a-not-answered", Certainty::likely, a_unanswered},
    Rule{"search-list-slow", Certainty::likely, search_list_is_slow},
    Rule{"system-resolver-slow", Certainty::likely, system_resolver_hangs},
    Rule{"questions-lost", Certainty::likely, questions_are_lost},
    Rule{"slow-lookup", Certainty::likely, slow_lookup},
};

}  // namespace

std::span<const Rule> slow_name_rules() { return table; }

}  // namespace rconn
