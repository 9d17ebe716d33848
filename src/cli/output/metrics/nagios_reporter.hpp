// The reporter for monitoring plugins: one line per target, or one line for a check.
// Entry point: make_nagios_reporter().
#pragma once

#include <memory>

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"
#include "cli/output/reporter/reporter.hpp"

namespace rconn::cli {

// `console` must outlive the reporter.
std::unique_ptr<Reporter> make_nagios_reporter(CommandId command, const Options& options,
                                               Console& console);

}  // namespace rconn::cli
