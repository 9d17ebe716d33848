// Questions that rules ask about a lookup, and about what name servers answered.
// Entry points: the functions below, over a Case or NameFacts. Pure.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/diagnosis/rules/rule.hpp"
#include "connector/values/evidence/name_facts.hpp"

namespace rconn {

using OfAnswer = std::function<bool(const DnsAnswer&)>;

// A silence of this length excludes a slow answer, for a rule that is `proven`.
inline constexpr std::chrono::milliseconds long_silence{1000};
// A shorter one shows nothing.
inline constexpr std::chrono::milliseconds short_silence{150};

// The rung resolve failed.
bool lookup_failed(const Case& what);

// The lookup succeeded, but left less than half of the time for the rest, which was too little.
bool lookup_took_the_time(const Case& what);

// What the name servers answered where the lookup failed; null if they were not asked.
const NameFacts* facts_of_failure(const Case& what);

// The same where the lookup got no answer, or took the time.
const NameFacts* facts_of_delay(const Case& what);

bool is_unanswered(const DnsAnswer& answer);           // for at least a short silence
bool is_unanswered_for_long(const DnsAnswer& answer);  // for at least a long one
bool is_nxdomain(const DnsAnswer& answer);

bool any_answer(const NameFacts& facts, const OfAnswer& holds);
// False if there are no answers.
bool all_answers(const NameFacts& facts, const OfAnswer& holds);

// The servers one of whose answers is so, in their order.
std::vector<std::string> servers_with(const NameFacts& facts, const OfAnswer& holds);
// The servers all of whose answers are so.
std::vector<std::string> servers_with_only(const NameFacts& facts, const OfAnswer& holds);

// Whether a name server or /etc/hosts has an address of this family.
bool has_address(const NameFacts& facts, bool ipv6);

// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& items);

// A value in rconn's own words.
Value value(std::string_view name, std::string text);

}  // namespace rconn
