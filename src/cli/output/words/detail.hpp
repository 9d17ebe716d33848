// The words of a peer or of the system, as text output shows them.
// Entry point: shortened(). Pure.
#pragma once

#include <string>

namespace rconn::cli {

// At most 200 bytes, cut at a space. Servers explain themselves at length; the hint is shorter, and
// JSON has all of it.
std::string shortened(const std::string& detail);

}  // namespace rconn::cli
