// What to do about a failure: the hint of its fault, with this run's names filled in.
// Entry point: hint(). Pure.
#pragma once

#include <string>

#include "connector/report.hpp"

namespace rconn::cli {

// For a report with a failure. {at} is the address last tried, or the endpoint before one was
// known; {host} the target's host.
std::string hint(const Report& report);

}  // namespace rconn::cli
