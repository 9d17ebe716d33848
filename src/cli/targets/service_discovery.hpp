// Reads lists of targets in the JSON format of Prometheus's file-based service discovery (file_sd).
// Entry points: read_service_discovery(), parse_service_discovery().
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options/usage.hpp"
#include "connector/net/deadline.hpp"
#include "connector/values/target.hpp"

namespace rconn::cli {

struct Discovered {
  std::string place;    // "FILE, group 1, target 2"
  std::string target;   // in any form that from_argument() takes
  std::string problem;  // why there is no target here; empty: there is one
  Labels labels;
};

// Reads [{"targets": ["HOST:PORT", ...], "labels": {"NAME": "VALUE", ...}}, ...]; "-" is standard
// input. Errors: the file cannot be read, is not JSON, or not a list. Problems within a group are
// entries of the result. `end` is as for read_whole(). No message quotes the file, because it may
// hold passwords.
Parsed<std::vector<Discovered>> read_service_discovery(
    const std::string& path, const std::optional<net::Clock::time_point>& end);

// Parses the same from a text; `name` is used in messages.
Parsed<std::vector<Discovered>> parse_service_discovery(const std::string& text,
                                                        const std::string& name);

}  // namespace rconn::cli
