#include "cli/output/metrics/quoted.hpp"

#include "cli/options/text/escape.hpp"

namespace rconn::cli {

std::string in_quotes(std::string_view value) {
  std::string text = "\"";
  for (const char letter : text::for_terminal(value)) {
    if (letter == '\\' || letter == '"') text += '\\';
    text += letter;
  }
  return text + '"';
}

}  // namespace rconn::cli
