#include "cli/output/words/causes/cause_words.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace rconn::cli {
namespace {

std::array<std::span<const CauseWords>, 11> tables() {
  return {path_cause_words(),        place_cause_words(),     name_cause_words(),
          protocol_cause_words(),    tls_cause_words(),       server_name_cause_words(),
          certificate_cause_words(), authority_cause_words(), login_cause_words(),
          placement_cause_words(),   topology_cause_words()};
}

}  // namespace

std::vector<CauseWords> cause_words() {
  std::vector<CauseWords> all;
  for (const auto table : tables()) all.insert(all.end(), table.begin(), table.end());
  return all;
}

const CauseWords& words_for(std::string_view cause) {
  for (const auto table : tables()) {
    const auto found = std::ranges::find(table, cause, &CauseWords::cause);
    if (found != table.end()) return *found;
  }
  throw std::logic_error("no words for the cause " + std::string(cause));
}

}  // namespace rconn::cli
