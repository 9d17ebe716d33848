// How well a target is to a monitoring system.
// Entry point: nagios_state(). By the guidelines of the Monitoring Plugins project: 0 OK,
// 1 WARNING, 2 CRITICAL, 3 UNKNOWN. Pure.
#pragma once

#include <string_view>

#include "cli/options/thresholds.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

// From good to bad, where many targets have one state.
enum class NagiosState { ok, warning, unknown, critical };

struct NagiosStateInfo {
  std::string_view word;
  int exit;  // the exit status of a plugin
};

const NagiosStateInfo& info(NagiosState state);

// A failure is CRITICAL, one of this machine's UNKNOWN, a certificate that expires soon WARNING; a
// success is as good as its time.
NagiosState nagios_state(const Report& report, const Thresholds& thresholds);

}  // namespace rconn::cli
