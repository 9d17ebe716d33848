// Why an open connection got no reply: the part of path_rules that is about what was sent on it.
// Each is the match function of a rule. Pure.
#pragma once

#include <optional>

#include "connector/diagnosis/rules/rule.hpp"

namespace rconn::silence {

// A kept connection that broke while nothing was sent on it.
std::optional<Observed> forgotten(const Case& what);
// The network answers with ICMP errors what is sent.
std::optional<Observed> rejected(const Case& what);
// The peer's system acknowledges the small ones of our segments.
std::optional<Observed> large_requests_lost(const Case& what);
// It acknowledges nothing.
std::optional<Observed> requests_lost(const Case& what);
// Of its segments, only the small ones arrive.
std::optional<Observed> replies_lost(const Case& what);
// It acknowledged all, and nothing is known to be lost.
std::optional<Observed> not_answered(const Case& what);

}  // namespace rconn::silence
