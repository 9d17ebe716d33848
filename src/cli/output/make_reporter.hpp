// Creates the reporter that the options select: for an output format, a template, or none (-q).
// Entry point: make_reporter().
#pragma once

#include <memory>

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"
#include "cli/output/reporter/reporter.hpp"

namespace rconn::cli {

// It prints to `console`, which must outlive it.
std::unique_ptr<Reporter> make_reporter(CommandId command, const Options& options,
                                        Console& console);

}  // namespace rconn::cli
