// Renders a report as one JSON object on one line.
// Entry point: render_json(). Pure. Always ASCII, so always valid UTF-8; a field without a value is
// absent, never null.
#pragma once

#include <string>
#include <string_view>

#include "connector/values/report.hpp"

namespace rconn::cli {

std::string render_json(const Report& report, std::string_view command);

}  // namespace rconn::cli
