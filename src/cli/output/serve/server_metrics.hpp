// What the server tells of itself as metrics.
// Entry points: server_families(); server_family_names() for the man page's test. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/output/metrics/family_text.hpp"
#include "connector/values/serve/serve_record.hpp"

namespace rconn::cli {

void server_families(const ServeRecord& record, std::string_view version, FamilyText& text);

// As samples call them.
std::vector<std::string> server_family_names();

}  // namespace rconn::cli
