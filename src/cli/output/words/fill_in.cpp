#include "cli/output/words/fill_in.hpp"

#include <algorithm>

namespace rconn::cli {

std::string fill_in(std::string_view sentence, std::span<const Filling> fillings) {
  std::string filled;
  while (!sentence.empty()) {
    const auto plain = std::min(sentence.find('{'), sentence.size());
    filled += sentence.substr(0, plain);
    sentence.remove_prefix(plain);
    const auto met = std::ranges::find_if(fillings, [sentence](const Filling& filling) {
      return sentence.starts_with(filling.placeholder);
    });
    if (met != fillings.end()) {
      filled += met->text;
      sentence.remove_prefix(met->placeholder.size());
    } else if (!sentence.empty()) {
      filled += sentence.front();
      sentence.remove_prefix(1);
    }
  }
  return filled;
}

}  // namespace rconn::cli
