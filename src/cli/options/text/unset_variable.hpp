// Finds a variable that no shell and no template has replaced.
// Entry points: is_unset_variable(), holds_unset_variable(). Pure.
#pragma once

#include <string_view>

namespace rconn::cli::text {

// Whether the text is nothing but one: "$PORT", "${PORT}", "{{ port }}". Only names in capital
// letters count after a bare '$', because other words with it are more likely passwords.
inline bool is_unset_variable(std::string_view text) {
  if (text.starts_with("${")) return text.ends_with('}');
  if (text.starts_with("{{")) return text.ends_with("}}");
  return text.size() > 1 && text.starts_with('$') &&
         text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789", 1) ==
             std::string_view::npos;
}

// Whether a text that is no host has one in it.
inline bool holds_unset_variable(std::string_view text) {
  return text.find("${") != std::string_view::npos || text.starts_with('$') ||
         text.find("{{") != std::string_view::npos;
}

}  // namespace rconn::cli::text
