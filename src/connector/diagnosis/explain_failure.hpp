// Completes the evidence of a failure by what this machine knows without the network, and adds the
// cause to the report.
// Entry point: explain_failure(), after every operation. Costs nothing after a success.
#pragma once

#include "connector/net/machine/machine.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Reads files below /proc, /run and the like, and the path of a unix socket. Does nothing where the
// report has no failure, or has its cause already.
void explain_failure(const Target& target, Report& report, net::Machine& machine);

}  // namespace rconn
