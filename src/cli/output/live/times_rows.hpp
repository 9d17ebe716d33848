// The table of times in a picture: of the last minute and of the whole watch.
// Entry point: times_rows(). Pure. Columns that do not fit are left out.
#pragma once

#include <string>
#include <vector>

#include "cli/output/live/picture.hpp"

namespace rconn::cli {

// Of each view, or of each rung of each view. Empty if nothing has succeeded.
std::vector<std::string> times_rows(const WatchRecord& record, std::size_t target,
                                    const Recent& recent, std::size_t columns, PictureStyle style);

}  // namespace rconn::cli
