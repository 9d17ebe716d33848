#include "cli/output/console/colour.hpp"

#include <algorithm>
#include <array>

namespace rconn::cli {
namespace {

struct Label {
  std::string_view text;  // at the beginning of a line
  std::string_view colour;
};

// The first that fits counts.
constexpr std::array labels{
    Label{"rconn: warning:", yellow}, Label{"rconn:", red}, Label{"cause:", bold},
    Label{"likely cause:", bold},     Label{"hint:", bold},
};

std::string coloured_line(std::string_view line, Message about) {
  const auto* const label = std::ranges::find_if(
      labels, [line](const Label& each) { return line.starts_with(each.text); });
  if (label == labels.end()) return std::string(line);
  const bool is_note = about == Message::note && label->colour == red;
  return coloured(label->text, is_note ? bold : label->colour, true)
      .append(line.substr(label->text.size()));
}

}  // namespace

std::string with_coloured_labels(std::string_view lines, Message about) {
  std::string text;
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    const auto size = end == std::string_view::npos ? lines.size() : end + 1;
    text += coloured_line(lines.substr(0, size), about);
    lines.remove_prefix(size);
  }
  return text;
}

}  // namespace rconn::cli
