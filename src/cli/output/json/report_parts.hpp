// The members of the small objects in a report: an attempt, a condition, a DNS answer,
// why a connection was dropped.
// Entry points: the tables, in report_parts.cpp; man/rconn-json.5 names the members where it
// describes the field. Rows are added, never changed.
#pragma once

#include <span>

#include "cli/output/json/members.hpp"
#include "connector/values/drop.hpp"
#include "connector/values/evidence/name_facts.hpp"

namespace rconn::cli {

std::span<const Member<Attempt>> attempt_members();
std::span<const Member<EvaluatedCondition>> expectation_members();
std::span<const Member<Drop>> drop_members();
std::span<const Member<DnsAnswer>> dns_answer_members();

}  // namespace rconn::cli
