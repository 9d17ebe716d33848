#include "cli/output/console/colour.hpp"

#include <array>

namespace rconn::cli {
namespace {

constexpr std::string_view name = "rconn:";
constexpr std::array<std::string_view, 3> explanations{"cause:", "likely cause:", "hint:"};

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::problem:
      return red;
    case Severity::warning:
      return yellow;
    case Severity::note:
      break;
  }
  return bold;
}

std::string with_label(std::string_view line, std::size_t size, std::string_view colour) {
  return coloured(line.substr(0, size), colour, true).append(line.substr(size));
}

std::string coloured_line(std::string_view line, Severity severity) {
  if (line.starts_with(name)) return with_label(line, name.size(), colour_of(severity));
  for (const std::string_view label : explanations) {
    if (line.starts_with(label)) return with_label(line, label.size(), bold);
  }
  return std::string(line);
}

}  // namespace

std::string with_coloured_labels(std::string_view lines, Severity severity) {
  std::string text;
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    const auto size = end == std::string_view::npos ? lines.size() : end + 1;
    text += coloured_line(lines.substr(0, size), severity);
    lines.remove_prefix(size);
  }
  return text;
}

}  // namespace rconn::cli
