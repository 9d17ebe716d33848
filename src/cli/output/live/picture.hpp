// A watch as a picture of the size of a terminal: state, figures, times over time, the current
// fault and the last events of each target.
// Entry point: picture(). Pure. Invariants: no line is wider than the terminal, and there are not
// more lines than it has. Text from outside is escaped.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/output/live/recent.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

struct PictureSize {
  std::size_t columns = 80;
  std::size_t rows = 24;

  bool operator==(const PictureSize&) const = default;
};

struct PictureStyle {
  bool colour = false;
  bool unicode = false;
  bool keys = false;    // keys are read, so they are named
  bool frozen = false;  // it is not brought up to date: says so
  bool rungs = false;   // the times of each rung instead of each view
};

std::vector<std::string> picture(const WatchRecord& record, const Recent& recent, PictureSize size,
                                 PictureStyle style);

}  // namespace rconn::cli
