// Combinations of options that a watch does not take.
// Entry point: watch_conflict().
#pragma once

#include <optional>

#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"

namespace rconn::cli {

std::optional<UsageError> watch_conflict(const Options& options);

}  // namespace rconn::cli
