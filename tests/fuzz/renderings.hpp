// Every way in which rconn shows a report, each checked for what it must be.
// Entry points: require_good_renderings(), all_renderings_of() for who looks for something in them.
#pragma once

#include <string>

#include "connector/values/report.hpp"

namespace rconn::fuzz {

void require_good_renderings(const Report& report);

// One after another.
std::string all_renderings_of(const Report& report);

}  // namespace rconn::fuzz
