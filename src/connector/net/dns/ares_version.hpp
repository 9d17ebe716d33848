// Which c-ares is used, for people who ask for versions.
// Entry point: ares_version_text().
#pragma once

#include <string>

namespace rconn::net {

// "c-ares 1.18.1"
std::string ares_version_text();

}  // namespace rconn::net
