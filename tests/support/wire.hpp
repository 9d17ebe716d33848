// Builds replies in RESP2, for peers to send.
// Entry points: bulk(), nil, array(), bulks(). Status, error and integer are literals:
// "+OK\r\n", "-ERR no\r\n", ":1\r\n".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wire {

inline constexpr const char* nil = "$-1\r\n";

inline std::string bulk(std::string_view text) {
  return "$" + std::to_string(text.size()) + "\r\n" + std::string(text) + "\r\n";
}

// The elements are encoded replies.
inline std::string array(const std::vector<std::string>& elements) {
  std::string bytes = "*" + std::to_string(elements.size()) + "\r\n";
  for (const std::string& element : elements) bytes += element;
  return bytes;
}

// An array of bulk strings.
inline std::string bulks(const std::vector<std::string>& texts) {
  std::vector<std::string> elements;
  for (const std::string& text : texts) elements.push_back(bulk(text));
  return array(elements);
}

}  // namespace wire
