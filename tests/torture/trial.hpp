// One run of a scenario with one thing going wrong, and what is wrong with how rconn took it.
// Entry points: undisturbed() and record() for what a run is, then try_once() for each Trial.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "torture/judge.hpp"
#include "torture/scenarios.hpp"

namespace torture {

// "send:2:EPIPE", "allocation:17", "allocation:17+" (and all after it).
struct Trial {
  std::string call;  // a system call's name, or "allocation"
  unsigned long occurrence = 1;
  std::string error;  // a system call's; for an allocation "" or "+"

  [[nodiscard]] std::string text() const;
  static Trial parse(const std::string& text);
};

// How a scenario goes where nothing fails.
struct Usual {
  Expected expected;
  std::map<std::string, unsigned long> calls;  // how often each system call is made
  unsigned long allocations = 0;
};

struct Finding {
  std::string complaint;  // empty: none
  std::string command;    // to see it by hand
  support::Outcome outcome;
  bool excused = false;  // the C library crashed, which is not for rconn to mend
};

// Whether this machine lets one process trace another.
bool tracing_is_allowed();

Usual usual_run(const Scenario& scenario, bool with_calls);

Finding try_once(const Scenario& scenario, const Usual& usual, const Trial& trial);

}  // namespace torture
