// What a topology tells as samples: members by role, problems by fault and cause.
// Entry points: one function for each family. Pure; `labels`: formatted, may be empty.
#pragma once

#include <string_view>

#include "cli/output/metrics/family_text.hpp"
#include "connector/values/topology.hpp"

namespace rconn::cli {

void member_samples(const Topology& topology, std::string_view labels, FamilyText& text);
void reached_samples(const Topology& topology, std::string_view labels, FamilyText& text);
void problem_samples(const Topology& topology, std::string_view labels, FamilyText& text);

}  // namespace rconn::cli
