// Why a target does not work now, and what happened last, as rows of a picture.
// Entry points: fault_rows(), event_rows(), writes_row(). Pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/output/live/picture.hpp"

namespace rconn::cli {

// The faults of the views that are down, each with its cause and what to do.
std::vector<std::string> fault_rows(const TargetRecord& target, std::size_t columns,
                                    PictureStyle style);

std::string writes_row(const Writes& writes, std::size_t columns, PictureStyle style);

// The last events of all targets, the latest one last; at most `count`.
std::vector<std::string> event_rows(const WatchRecord& record, std::size_t count,
                                    std::size_t columns, PictureStyle style);

}  // namespace rconn::cli
