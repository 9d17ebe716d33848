// The options that make sense beside --from, which makes no connection.
// Entry point: conflict_with_from().
#pragma once

#include <optional>

#include "cli/command_line/option_parser.hpp"
#include "cli/options/usage.hpp"

namespace rconn::cli {

// An error if --from was given beside a target, or an option that says where or how to connect.
std::optional<UsageError> conflict_with_from(const ParsedOptions& parsed);

}  // namespace rconn::cli
