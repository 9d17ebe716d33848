#include "cli/commands/watch_options.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace rconn::cli {
namespace {

constexpr double least = 0.001;  // seconds

std::optional<UsageError> too_short(std::string_view option, const std::optional<double>& seconds) {
  if (!seconds || *seconds >= least) return std::nullopt;
  return UsageError{fmt::format("{}: {} s is too short: give 1ms or more", option, *seconds)};
}

}  // namespace

std::optional<UsageError> watch_conflict(const Options& options) {
  if (auto error = too_short("--interval", options.interval)) return error;
  if (auto error = too_short("--duration", options.duration)) return error;
  if (options.time_to_live && !options.write_key) {
    return UsageError{"--write-ttl is the time to live of --write-key: add --write-key KEY"};
  }
  if (auto error = too_short("--write-ttl", options.time_to_live)) return error;
  if (options.write_key && options.write_key->empty()) {
    return UsageError{"--write-key: the key is empty: give the name of one"};
  }
  return std::nullopt;
}

}  // namespace rconn::cli
