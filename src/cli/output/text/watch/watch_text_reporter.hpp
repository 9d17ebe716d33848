// The reporter of a watch for text output: a line for each change, a line a minute, and a summary
// at the end.
// Entry point: make_watch_text_reporter().
#pragma once

#include <memory>

#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"
#include "cli/output/reporter/reporter.hpp"

namespace rconn::cli {

// `console` must outlive the reporter.
std::unique_ptr<Reporter> make_watch_text_reporter(const Options& options, Console& console);

}  // namespace rconn::cli
