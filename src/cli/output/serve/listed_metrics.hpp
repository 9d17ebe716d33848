// The listed targets as metrics: their last checks, and what is watched of them.
// Entry points: listed_families(); listed_family_names() for the man page's test. Pure.
#pragma once

#include <string>
#include <vector>

#include "cli/output/metrics/family_text.hpp"
#include "connector/values/serve/serve_record.hpp"

namespace rconn::cli {

// Labels: name, target, module, and those of the configuration. The watched ones have the labels of
// a watch, and the name.
void listed_families(const ServeRecord& record, FamilyText& text);

// As samples call them, of those that only listed targets have.
std::vector<std::string> listed_family_names();

}  // namespace rconn::cli
