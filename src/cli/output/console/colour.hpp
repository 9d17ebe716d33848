// Colours of a terminal (ECMA-48, Select Graphic Rendition).
// Entry points: coloured(), with_coloured_labels(). Pure; the caller decides whether to use colour.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace rconn::cli {

inline constexpr std::string_view bold = "1";
inline constexpr std::string_view red = "31";
inline constexpr std::string_view green = "32";
inline constexpr std::string_view yellow = "33";

// Returns `text` unchanged unless colour is `wanted`.
inline std::string coloured(std::string_view text, std::string_view code, bool wanted) {
  return wanted ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

// Of a message, which decides on the colour of its label "rconn:".
enum class Severity { problem, warning, note };

// The labels that begin lines: "rconn:", "cause:", "hint:".
std::string with_coloured_labels(std::string_view lines, Severity severity);

}  // namespace rconn::cli
