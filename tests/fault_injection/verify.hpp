// What must not happen in a run, whatever fails in it.
// Entry point: violation_in(). Pure.
#pragma once

#include <string>
#include <vector>

#include "support/process.hpp"

namespace fault_injection {

struct RunResult {
  support::Outcome outcome;
  std::string file;       // the content of --out-file; empty where there is none
  bool leftover = false;  // there are other files beside it
  std::string failed;     // "write 2": the system call that was made to fail, and its descriptor
  bool out_of_memory = false;         // an allocation failed
  bool lookup_out_of_memory = false;  // one of the C library's own, while it looked a name up
};

// The output with its times and other numbers left out, for two runs to compare.
std::string without_numbers(const std::string& output);

// How a scenario goes where nothing fails.
struct Expected {
  int exit = 0;
  std::string output;  // standard output and the file, without_numbers()
  // Parts of it, in order, without which it is not whole. Empty: the whole.
  std::vector<std::string> required_parts;
};

// What is wrong with the run; empty where nothing is.
std::string violation_in(const RunResult& run_result, const Expected& expected);

// Whether the C library crashed. It does not survive every lack of memory: glibc 2.36 looks names
// up through a null pointer where it had no memory for its list of services
// (nss_database_check_reload_and_get).
bool is_c_library_crash(const RunResult& run_result);

}  // namespace fault_injection
