// Builds the text of --version: rconn's, and what it was built of and for.
// Entry points: version_text(), whose first line is an interface for scripts: "rconn 0.1.0";
// version() for the number alone.
#pragma once

#include <string>
#include <string_view>

namespace rconn::cli {

std::string_view version();

// Loads OpenSSL where it is not linked in, as its version is known only then.
std::string version_text();

}  // namespace rconn::cli
