// What this machine's files say of a name that was looked up.
// Entry point: observe_name(), after a failure. Needs no network.
#pragma once

#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Adds the addresses in /etc/hosts to the evidence, if the target's host is a name and they may
// explain the failure; and who was not asked, by the resolver `dns`. The report has a failure.
void observe_name(const Target& target, Report& report);

}  // namespace rconn
