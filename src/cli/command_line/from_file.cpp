#include "cli/command_line/from_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace rconn::cli {
namespace {

constexpr std::string_view from_option = "from";

// Those that say what becomes of a record.
constexpr std::array<std::string_view, 9> allowed{
    from_option, "report", "max-outage", "min-availability", "output",
    "out-file",  "quiet",  "verbose",    simple_exit_option};

}  // namespace

std::optional<UsageError> conflict_with_from(const ParsedOptions& parsed) {
  if (!parsed.has(from_option)) return std::nullopt;
  for (const GivenOption& given : parsed.given) {
    if (std::ranges::find(allowed, given.spec->name) != allowed.end()) continue;
    return UsageError{
        fmt::format("--{} cannot be used with --from, which makes no connection: leave it out",
                    given.spec->name)};
  }
  if (!parsed.rest.empty()) {
    return UsageError{"--from renders what was seen before: give no target"};
  }
  return std::nullopt;
}

}  // namespace rconn::cli
