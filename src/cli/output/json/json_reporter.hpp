// The reporter for JSON: one object per line for each report and summary.
// Entry point: make_json_reporter().
#pragma once

#include <memory>

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"
#include "cli/output/reporter/reporter.hpp"

namespace rconn::cli {

// `console` must outlive the reporter.
std::unique_ptr<Reporter> make_json_reporter(CommandId command, const Options& options,
                                             Console& console);

}  // namespace rconn::cli
