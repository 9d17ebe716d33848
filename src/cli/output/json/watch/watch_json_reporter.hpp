// The reporter of a watch for JSON: a line for each event, for each target and minute, and for the
// end.
// Entry point: make_watch_json_reporter().
#pragma once

#include <memory>

#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"
#include "cli/output/reporter/reporter.hpp"

namespace rconn::cli {

// `console` must outlive the reporter.
std::unique_ptr<Reporter> make_watch_json_reporter(const Options& options, Console& console);

}  // namespace rconn::cli
