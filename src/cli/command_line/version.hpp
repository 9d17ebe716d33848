// Builds the text of --version: rconn's, and what it was built of and for.
// Entry point: version_text(). The first line is an interface for scripts: "rconn 0.1.0".
#pragma once

#include <string>

namespace rconn::cli {

// Loads OpenSSL where it is not linked in, as its version is known only then.
std::string version_text();

}  // namespace rconn::cli
