// A duration as people read it.
// Entry point: milliseconds(). Pure.
#pragma once

#include <string>

#include "connector/report.hpp"

namespace rconn::cli {

// "0.218 ms", "3.50 ms", "12.4 ms", "3000 ms": three digits or so, for finer is noise and coarser
// hides a loopback ping.
std::string milliseconds(Duration duration);

}  // namespace rconn::cli
