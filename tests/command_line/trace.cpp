#include "command_line/trace.hpp"

#include <regex>
#include <sstream>

namespace support {

Words lines_of(const std::string& text) {
  std::istringstream stream(text);
  Words lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

Words matches_in(const std::string& text, const std::string& pattern) {
  const std::regex form(pattern);
  Words found;
  for (const std::string& line : lines_of(text)) {
    if (std::smatch match; std::regex_match(line, match, form)) found.push_back(match[1]);
  }
  return found;
}

Words rungs_in(const std::string& text) { return matches_in(text, "  ([a-z]+) +[0-9.]+ ms  .*"); }

Words bars_in(const std::string& text) {
  return matches_in(text, "  ([a-z]+) +[0-9.]+ ms   *#+  .*");
}

std::string verdict_in(const std::string& text) {
  const auto at = text.rfind("\nverdict: ");
  return at == std::string::npos ? "" : text.substr(at + 1);
}

std::string unfolded(const std::string& text) {
  return std::regex_replace(text, std::regex("\n +"), " ");
}

void check_80_columns(const std::string& text) {
  for (const std::string& line : lines_of(text)) {
    INFO(line);
    CHECK(line.size() <= 80);
  }
}

std::string bulk(const std::string& text) {
  return "$" + std::to_string(text.size()) + "\r\n" + text + "\r\n";
}

}  // namespace support
