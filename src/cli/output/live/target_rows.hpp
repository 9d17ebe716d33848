// The rows of one target in a picture.
// Entry points: target_rows(), a block; target_row(), a single line where blocks do not fit. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/output/live/picture.hpp"

namespace rconn::cli {

// Its state, figures, times over time, the current fault, and if `with_times` the table of times.
std::vector<std::string> target_rows(const WatchRecord& record, std::size_t target,
                                     const Recent& recent, std::size_t columns, PictureStyle style,
                                     bool with_times);

// Its heads are those of target_head().
std::string target_row(const WatchRecord& record, std::size_t target, const Recent& recent,
                       std::size_t columns, PictureStyle style);

std::string target_head(std::size_t columns, PictureStyle style);

}  // namespace rconn::cli
