#include "cli/options/text/outer_marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace rconn::cli::text {
namespace {

struct Mark {
  std::string_view bytes;  // UTF-8
  std::string_view name;
  bool is_quote;
};

constexpr std::array marks{
    Mark{"\r\n", "a line end (CR LF)", false},
    Mark{"\n", "a line end", false},
    Mark{"\r", "a carriage return (a Windows line end)", false},
    Mark{" ", "a space", false},
    Mark{"\t", "a tab", false},
    Mark{"\v", "a vertical tab", false},
    Mark{"\f", "a form feed", false},
    Mark{"\xc2\xa0", "a no-break space", false},
    Mark{"\xe2\x80\xaf", "a narrow no-break space", false},
    Mark{"\xe2\x80\x8b", "a zero-width space", false},
    Mark{"\xe2\x81\xa0", "an invisible word joiner", false},
    Mark{"\xe3\x80\x80", "an ideographic space", false},
    Mark{"\xef\xbb\xbf", "an invisible byte order mark", false},
    Mark{"\"", "a quote (\")", true},
    Mark{"'", "a quote (')", true},
    Mark{"`", "a backquote (`)", true},
    Mark{"\xe2\x80\x9c", "a typographic quote", true},
    Mark{"\xe2\x80\x9d", "a typographic quote", true},
    Mark{"\xe2\x80\x9e", "a typographic quote", true},
    Mark{"\xe2\x80\x98", "a typographic quote", true},
    Mark{"\xe2\x80\x99", "a typographic quote", true},
    Mark{"\xc2\xab", "a typographic quote", true},
    Mark{"\xc2\xbb", "a typographic quote", true},
};

const Mark* first_mark(std::string_view value) {
  const auto* const found = std::ranges::find_if(
      marks, [value](const Mark& mark) { return value.starts_with(mark.bytes); });
  return found == marks.end() ? nullptr : found;
}

const Mark* last_mark(std::string_view value) {
  const auto* const found = std::ranges::find_if(
      marks, [value](const Mark& mark) { return value.ends_with(mark.bytes); });
  return found == marks.end() ? nullptr : found;
}

bool is_white_space_only(std::string_view value) {
  while (const Mark* mark = first_mark(value)) {
    if (mark->is_quote) return false;
    value.remove_prefix(mark->bytes.size());
  }
  return value.empty();
}

}  // namespace

std::optional<std::string> outer_marks(std::string_view value) {
  const Mark* const first = first_mark(value);
  const Mark* const last = last_mark(value);
  if (first == nullptr && last == nullptr) return std::nullopt;
  if (is_white_space_only(value)) return "there is only white space";
  if (first == nullptr) return fmt::format("it ends with {}: take it off", last->name);
  if (last == nullptr) return fmt::format("it begins with {}: take it off", first->name);
  if (first->is_quote && last->is_quote) {
    return fmt::format(
        "it is in quotes: it begins and ends with {}; take them off "
        "(no shell does so in an --env-file of docker, nor in a list)",
        first->name);
  }
  return fmt::format("it begins with {} and ends with {}: take both off", first->name, last->name);
}

}  // namespace rconn::cli::text
