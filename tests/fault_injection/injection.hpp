// One run of a scenario with one failure injected, and what is wrong with how rconn handled it.
// Entry points: baseline_run() for how the scenario goes without failures, then inject().
#pragma once

#include <map>
#include <string>
#include <vector>

#include "fault_injection/scenarios.hpp"
#include "fault_injection/verify.hpp"

namespace fault_injection {

// "send:2:EPIPE", "allocation:17", "allocation:17+" (and all after it).
struct Injection {
  std::string call;  // a system call's name, or "allocation"
  unsigned long occurrence = 1;
  std::string error;  // a system call's; for an allocation "" or "+"

  [[nodiscard]] std::string text() const;
  static Injection parse(const std::string& text);
};

// How a scenario goes where nothing fails.
struct Baseline {
  Expected expected;
  std::map<std::string, unsigned long> calls;  // how often each system call is made
  unsigned long allocations = 0;
};

struct InjectionResult {
  std::string violation;  // empty: none
  std::string command;    // to see it by hand
  support::Outcome outcome;
  bool excused = false;  // the C library crashed, which is not for rconn to mend
};

// Whether this machine lets one process trace another.
bool tracing_is_allowed();

Baseline baseline_run(const Scenario& scenario, bool with_calls);

InjectionResult inject(const Scenario& scenario, const Baseline& baseline,
                       const Injection& injection);

}  // namespace fault_injection
