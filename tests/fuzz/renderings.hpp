// Renders a report in every output format and checks each result.
// Entry points: require_good_renderings(), all_renderings_of(), for tests that search the text.
#pragma once

#include <string>

#include "connector/values/report.hpp"

namespace rconn::fuzz {

void require_good_renderings(const Report& report);

// The renderings, concatenated.
std::string all_renderings_of(const Report& report);

}  // namespace rconn::fuzz
