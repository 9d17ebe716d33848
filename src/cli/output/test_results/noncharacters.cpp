#include "cli/output/test_results/noncharacters.hpp"

#include <array>
#include <utility>

#include "cli/options/text/escape.hpp"

namespace rconn::cli {

std::string without_noncharacters(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> unfit{
      {{"\xef\xbf\xbe", R"(\xef\xbf\xbe)"}, {"\xef\xbf\xbf", R"(\xef\xbf\xbf)"}}};
  for (const auto& [character, escaped] : unfit) {
    for (auto at = text.find(character); at != std::string::npos; at = text.find(character, at)) {
      text.replace(at, character.size(), escaped);
    }
  }
  return text;
}

std::string in_one_line(std::string_view text) {
  return without_noncharacters(text::for_terminal(text));
}

}  // namespace rconn::cli
