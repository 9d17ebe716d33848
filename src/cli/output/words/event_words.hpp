// What happened during a watch, in a few words; without the moment and the target.
// Entry points: event_words(), short_words(), one_after_another(). Pure. Text from outside is not
// escaped yet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/output/words/elapsed.hpp"
#include "connector/values/watch/event.hpp"

namespace rconn::cli {

// "held: down: connection refused", "held: down for 5.02 s ± 0.05 s: refused, then loading".
// `faults`: of the outage that is over, in their order.
std::string event_words(const WatchEvent& event, const std::vector<Fault>& faults,
                        std::string_view sign = plus_minus);

// "works again": what kind it is, where a table has columns for the rest.
std::string_view short_words(WatchEventKind kind);

// "refused, then loading"; of many the first ones.
std::string one_after_another(const std::vector<Fault>& faults);

}  // namespace rconn::cli
