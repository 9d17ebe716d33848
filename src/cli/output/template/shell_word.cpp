#include "cli/output/template/shell_word.hpp"

namespace rconn::cli {

std::string shell_word(std::string_view value) {
  constexpr std::string_view harmless =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:@%+,-[]";
  if (value.find_first_not_of(harmless) == std::string_view::npos) return std::string(value);
  std::string word = "'";
  for (const char letter : value) {
    if (letter == '\'') {
      word += R"('\'')";
    } else {
      word += letter;
    }
  }
  return word + "'";
}

}  // namespace rconn::cli
