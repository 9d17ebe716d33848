// The page "/": what the server knows of its targets and of itself, in HTML for a browser. No
// script, nothing from elsewhere.
// Entry point: status_page(). Pure. Links are relative, so that a proxy may serve it below a path.
#pragma once

#include <string>
#include <string_view>

#include "connector/values/serve/serve_record.hpp"

namespace rconn::cli {

// `version`: of rconn, "0.1.0".
std::string status_page(const ServeRecord& record, std::string_view version);

}  // namespace rconn::cli
