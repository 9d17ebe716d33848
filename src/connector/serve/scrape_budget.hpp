// How long a probe may take, by what its scraper says of its own patience.
// Entry points: scrape_budget(), limited(). Pure.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "connector/serve/serve.hpp"
#include "connector/values/target.hpp"

namespace rconn {

inline constexpr std::string_view timeout_field = "X-Prometheus-Scrape-Timeout-Seconds";

// `stated`: the value of that field; none: there is none, and it is setup.longest. What is stated
// is used but for setup.offset, and at least half of it; at most an hour. None: it is no positive
// decimal.
std::optional<std::chrono::microseconds> scrape_budget(const std::optional<std::string>& stated,
                                                       const ServeSetup& setup);

// The target, for which the whole operation takes at most so long.
Target limited(Target target, std::chrono::microseconds budget);

}  // namespace rconn
