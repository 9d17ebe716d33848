// Lists of targets as Prometheus reads them from files (file_sd), in JSON.
// Entry point: read_service_discovery(). Pure but for the file.
#pragma once

#include <string>
#include <vector>

#include "cli/options/usage.hpp"
#include "connector/values/target.hpp"

namespace rconn::cli {

struct Discovered {
  std::string place;    // "FILE, group 1, target 2"
  std::string target;   // any notation
  std::string problem;  // in place of a target: what is wrong there; empty: nothing
  Labels labels;
};

// [{"targets": ["HOST:PORT", ...], "labels": {"NAME": "VALUE", ...}}, ...]; "-" is standard input.
// Errors: cannot be read, no JSON, no list. What is wrong within a group is in the list. The
// errors quote nothing of the file: it may hold passwords.
Parsed<std::vector<Discovered>> read_service_discovery(const std::string& path);

// The same of a text.
Parsed<std::vector<Discovered>> parse_service_discovery(const std::string& text,
                                                        const std::string& name);

}  // namespace rconn::cli
