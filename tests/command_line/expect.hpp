// Common checks of the command-line tests.
// Entry points: check_fault(), report_of(). Faults are checked as text, as JSON and with -q.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/json.hpp"
#include "support/process.hpp"
#include "support/skip.hpp"

namespace support {

using Words = std::vector<std::string>;
using Reports = std::vector<Json>;

Words joined(Words words, const Words& more);

// Far above every budget in the tests, so that only a hang exceeds it.
inline constexpr std::chrono::seconds ceiling{10};

// Empty if there is no such file.
std::string content_of(const std::string& path);

Json parsed(const std::string& json);
// One value per line.
Reports reports_in(const std::string& json_lines);
// The one JSON object on standard output.
Json report_of(const Outcome& outcome);

// `run` runs rconn with additional words. Returns the JSON report.
Json check_fault_of(const std::function<Outcome(const Words&)>& run, const std::string& id,
                    int exit);
Json check_fault(const Words& words, const std::string& id, int exit,
                 const Surroundings& surroundings = {});
void check_pong(const Words& words, const Surroundings& surroundings = {});
// A usage error: one line on standard error that names the command, nothing else, exit 3.
std::string check_usage_error(const Words& words, const Surroundings& surroundings = {});

}  // namespace support
