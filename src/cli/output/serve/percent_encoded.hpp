// A value for the query of a URL (RFC 3986, section 2.1).
// Entry point: percent_encoded(). Pure.
#pragma once

#include <string>
#include <string_view>

namespace rconn::cli {

// Only letters, digits and "-._~" stay as they are.
std::string percent_encoded(std::string_view text);

}  // namespace rconn::cli
