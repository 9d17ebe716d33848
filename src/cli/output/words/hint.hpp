// What to do about a failure: the advice for the cause that a trace found, else the hint for the
// fault, with the placeholders filled in.
// Entry point: hint(). Pure.
#pragma once

#include <string>

#include "connector/values/report.hpp"
#include "connector/values/topology.hpp"

namespace rconn::cli {

// For a report with a failure. {at} is the address that failed, or the endpoint if none or several
// did; {host} the target's host.
std::string hint(const Report& report);

// What to do about a problem of a topology.
std::string hint(const Problem& problem, const Topology& topology);

}  // namespace rconn::cli
