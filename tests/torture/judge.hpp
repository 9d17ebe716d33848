// What may not come of a run, whatever fails under it.
// Entry point: complaint_about(). Pure.
#pragma once

#include <string>
#include <vector>

#include "support/process.hpp"

namespace torture {

struct Evidence {
  support::Outcome outcome;
  std::string file;      // the content of --out-file; empty where there is none
  bool draft = false;    // there are other files beside it
  std::string failed;    // "write 2": the system call that was made to fail, and its descriptor
  bool starved = false;  // an allocation failed
  bool lookup_starved = false;  // one of the C library's own, while it looked a name up
};

// The output with its times and other numbers left out, for two runs to compare.
std::string without_numbers(const std::string& output);

// How a scenario goes where nothing fails.
struct Expected {
  int exit = 0;
  std::string output;  // standard output and the file, without_numbers()
  // Parts of it, in order, without which it is not whole. Empty: the whole.
  std::vector<std::string> essence;
};

// Empty: there is nothing to complain of.
std::string complaint_about(const Evidence& evidence, const Expected& expected);

// Whether the C library crashed. It does not bear all that it knows of itself: glibc 2.36 looks
// names up through a null pointer where it had no memory for its list of services
// (nss_database_check_reload_and_get).
bool is_crash_of_lookup(const Evidence& evidence);

}  // namespace torture
