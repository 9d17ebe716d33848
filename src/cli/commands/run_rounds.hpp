// Runs rounds for a command: prints each report, and on a terminal shows what is waited for.
// Entry point: run_rounds().
#pragma once

#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"
#include "connector/run/run.hpp"

namespace rconn::cli {

// No target starts while `console` has no room for its report.
RunEnd run_rounds(Operation operation, const Rounds& rounds, const OnReport& print,
                  const Options& options, Console& console);

}  // namespace rconn::cli
