// The names of labels as Prometheus takes them.
// Entry point: is_label_name(). Pure.
#pragma once

#include <string_view>

namespace rconn::cli::text {

// Letters, digits and '_', not a digit first. Names that begin with two underscores are reserved
// for Prometheus itself.
inline bool is_label_name(std::string_view name) {
  constexpr std::string_view digits = "0123456789";
  constexpr std::string_view others =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
  return !name.empty() && !name.starts_with("__") &&
         digits.find(name.front()) == std::string_view::npos &&
         name.find_first_not_of(others) == std::string_view::npos;
}

}  // namespace rconn::cli::text
