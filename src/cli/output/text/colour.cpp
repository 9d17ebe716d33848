#include "cli/output/text/colour.hpp"

#include <array>

namespace rconn::cli {
namespace {

struct Label {
  std::string_view text;  // at the beginning of a line
  std::string_view colour;
};

constexpr std::array labels{Label{"rconn:", red}, Label{"cause:", bold},
                            Label{"likely cause:", bold}, Label{"hint:", bold}};

std::string coloured_line(std::string_view line) {
  for (const Label& label : labels) {
    if (!line.starts_with(label.text)) continue;
    return coloured(label.text, label.colour, true).append(line.substr(label.text.size()));
  }
  return std::string(line);
}

}  // namespace

std::string with_coloured_labels(std::string_view lines, bool wanted) {
  if (!wanted) return std::string(lines);
  std::string text;
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    const auto size = end == std::string_view::npos ? lines.size() : end + 1;
    text += coloured_line(lines.substr(0, size));
    lines.remove_prefix(size);
  }
  return text;
}

}  // namespace rconn::cli
