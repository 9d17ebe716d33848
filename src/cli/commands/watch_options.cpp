#include "cli/commands/watch_options.hpp"

#include <string>

namespace rconn::cli {
namespace {

constexpr double least_interval = 0.001;  // seconds; so for the other times

}  // namespace

std::optional<UsageError> watch_conflict(const Options& options) {
  if (options.interval && *options.interval < least_interval) {
    return UsageError{"--interval: give 1ms or more"};
  }
  if (options.duration && *options.duration < least_interval) {
    return UsageError{"--duration: give 1ms or more"};
  }
  if (options.time_to_live && !options.write_key) {
    return UsageError{"--write-ttl is the time to live of --write-key: give both"};
  }
  if (options.time_to_live && *options.time_to_live < least_interval) {
    return UsageError{"--write-ttl: give 1ms or more"};
  }
  if (options.write_key && options.write_key->empty()) {
    return UsageError{"--write-key: the key is empty"};
  }
  return std::nullopt;
}

}  // namespace rconn::cli
