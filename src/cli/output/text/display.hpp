// How text is shown on standard output, which may be a file.
// Entry points: display_of(), folded(). At most one system call.
#pragma once

#include <cstddef>
#include <string>

#include "cli/options/options.hpp"
#include "cli/output/console/terminal.hpp"

namespace rconn::cli {

Display display_of(const Options& options);

// Complete lines: see text::fold_lines().
std::string folded(std::string lines, const Display& display, std::size_t indent = 2);

}  // namespace rconn::cli
