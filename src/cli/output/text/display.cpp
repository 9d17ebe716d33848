#include "cli/output/text/display.hpp"

#include <unistd.h>

#include "cli/options/text/fold.hpp"

namespace rconn::cli {

Display display_of(const Options& options) {
  if (options.out_file) return {.colour = options.colour == ColourUse::always, .columns = {}};
  return display_on(STDOUT_FILENO, options.colour);
}

std::string folded(std::string lines, const Display& display, std::size_t indent) {
  return display.columns ? text::fold_lines(lines, *display.columns, indent) : lines;
}

}  // namespace rconn::cli
