// Rules that every run must follow, whatever fails in it.
// Entry point: violation_in(). Pure.
#pragma once

#include <string>
#include <vector>

#include "support/process.hpp"

namespace fault_injection {

struct RunResult {
  support::Outcome outcome;
  std::string file;                   // the content of --out-file; empty without a file
  bool leftover = false;              // the directory holds other files
  std::string failed;                 // "write 2": the failed system call and its descriptor
  bool out_of_memory = false;         // an allocation failed
  bool lookup_out_of_memory = false;  // one by the C library in a name lookup
};

// Returns the output without its times and other numbers, so that two runs can be compared.
std::string without_numbers(const std::string& output);

// The results of a scenario without failures.
struct Expected {
  int exit = 0;
  std::string output;  // standard output and the file, without_numbers()
  // Parts that the output must contain, in order. Empty: the complete output.
  std::vector<std::string> required_parts;
};

// Describes the first violation in the run; empty without a violation.
std::string violation_in(const RunResult& run_result, const Expected& expected);

// Returns whether the C library crashed. It does not survive every failed allocation: without
// memory for its list of services, glibc 2.36 dereferences a null pointer in a name lookup
// (nss_database_check_reload_and_get).
bool is_c_library_crash(const RunResult& run_result);

}  // namespace fault_injection
