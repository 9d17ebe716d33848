// The state of a target for a monitoring system.
// Entry point: nagios_state(). By the guidelines of the Monitoring Plugins project: 0 OK,
// 1 WARNING, 2 CRITICAL, 3 UNKNOWN. Pure.
#pragma once

#include <string_view>

#include "cli/options/thresholds.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

// From best to worst, so that the state of many targets is the maximum.
enum class NagiosState { ok, warning, unknown, critical };

struct NagiosStateInfo {
  std::string_view word;
  int exit;  // the exit status of a plugin
};

const NagiosStateInfo& info(NagiosState state);

// A failure is CRITICAL, a failure of this machine UNKNOWN, a certificate that expires soon
// WARNING; the state of a success depends on its time. A wait that ends without what it waits for
// is CRITICAL, or UNKNOWN if a signal ended it.
NagiosState nagios_state(const Report& report, const Thresholds& thresholds);

}  // namespace rconn::cli
