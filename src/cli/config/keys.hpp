// Reads the values of single keys, and words what is wrong with one.
// Entry points: Place, by which an error names file, line and key; one function for each type.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/config/document.hpp"
#include "cli/options/usage.hpp"

namespace rconn::cli::config {

// Where in the file: "modules.tls". A key that is a URI is shown without user and password.
struct Place {
  std::string_view file;
  std::string path;

  [[nodiscard]] Place at(std::string_view key) const;
  // "FILE, line N: PATH: WORDS".
  [[nodiscard]] UsageError wrong(unsigned line, std::string_view words) const;
};

// An unknown key, with the nearest of those that are known. What sounds like a password is told
// where one belongs.
UsageError unknown_key(const Place& place, const Entry& entry,
                       std::span<const std::string_view> known);

Parsed<std::string> text_in(const Place& place, const Value& value);
Parsed<bool> flag_in(const Place& place, const Value& value);
Parsed<std::chrono::milliseconds> time_in(const Place& place, const Value& value);
Parsed<std::size_t> count_in(const Place& place, const Value& value, int most);  // from 1 on
// The texts of a list, in its order.
Parsed<std::vector<std::string>> texts_in(const Place& place, const Value& value);
// An error unless it is a table.
Parsed<std::span<const Entry>> table_in(const Place& place, const Value& value);

}  // namespace rconn::cli::config
