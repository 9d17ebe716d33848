// Runs a scenario with one failure injected, and checks how rconn handled it. Entry points:
// baseline_run(), which runs the scenario without failures; then inject().
#pragma once

#include <map>
#include <string>
#include <vector>

#include "fault_injection/scenarios.hpp"
#include "fault_injection/verify.hpp"

namespace fault_injection {

// Written as "send:2:EPIPE", "allocation:17" or "allocation:17+" (also all later allocations).
struct Injection {
  std::string call;  // a system call's name, or "allocation"
  unsigned long occurrence = 1;
  std::string error;  // errno name of a system call; "" or "+" for an allocation

  [[nodiscard]] std::string text() const;
  static Injection parse(const std::string& text);
};

// The results of a scenario without failures.
struct Baseline {
  Expected expected;
  std::map<std::string, unsigned long> calls;  // number of calls, by system call
  unsigned long allocations = 0;
};

struct InjectionResult {
  std::string violation;  // empty: none
  std::string command;    // reproduces the run
  support::Outcome outcome;
  bool excused = false;  // the C library crashed, which rconn cannot prevent
};

// Returns whether this machine lets one process trace another.
bool tracing_is_allowed();

Baseline baseline_run(const Scenario& scenario, bool with_calls);

InjectionResult inject(const Scenario& scenario, const Baseline& baseline,
                       const Injection& injection);

}  // namespace fault_injection
