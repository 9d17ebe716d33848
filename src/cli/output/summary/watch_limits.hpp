// The limits that a watch is to keep, and those that it broke.
// Entry points: watch_limits_of(), broken_limits(). Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options/options.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

struct WatchLimits {
  std::optional<Duration> max_outage = {};
  std::optional<double> min_availability = {};  // per cent, by time
};

WatchLimits watch_limits_of(const Options& options);

enum class LimitOfWatch { max_outage, min_availability };

struct BrokenLimit {
  std::size_t target = 0;  // its index
  LimitOfWatch limit{};
  double allowed = 0;                // seconds, or per cent
  std::optional<double> found = {};  // none: no probe had a result, so that nothing is known
};

// In the order of the targets. The longest outage counts as it was measured, whether or not it is
// over.
std::vector<BrokenLimit> broken_limits(const WatchRecord& record, const WatchLimits& limits);

// "the longest outage was 5.021 s, 0.021 s more than the 5 s of --max-outage" and the like.
std::string in_words(const BrokenLimit& broken);

// Its name in JSON: "max_outage", "min_availability".
constexpr std::string_view name(LimitOfWatch limit) {
  return limit == LimitOfWatch::max_outage ? "max_outage" : "min_availability";
}

}  // namespace rconn::cli
