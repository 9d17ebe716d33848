// Times over time as a row of characters, with a mark where a view did not work.
// Entry point: sparkline(). Pure.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

#include "cli/output/live/recent.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

struct SparkCell {
  std::string text;  // one column
  bool down = false;
};

// One cell for each of the last `width` slots. The height of a slot is that of its slowest probe,
// in relation to the median of all: the third step is up to 1.5 times the median, then each step
// doubles it. A slot in which the view did not work at some time is marked.
std::vector<SparkCell> sparkline(const std::deque<RecentSlot>& slots, std::size_t width,
                                 const TargetRecord& target, View view, bool unicode);

}  // namespace rconn::cli
