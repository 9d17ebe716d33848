// The reporter for -o junit: one document at the end.
// Entry point: make_junit_reporter().
#pragma once

#include <memory>

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"
#include "cli/output/reporter/reporter.hpp"

namespace rconn::cli {

// `console` must outlive the reporter.
std::unique_ptr<Reporter> make_junit_reporter(CommandId command, const Options& options,
                                              Console& console);

}  // namespace rconn::cli
