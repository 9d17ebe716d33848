#include "cli/output/serve/listed_state.hpp"

#include <fmt/format.h>

#include "cli/output/words/elapsed.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {

ListedState state_of(const ListedRecord& listed) {
  if (!listed.last) return ListedState::unknown;
  if (listed.is_stale) return ListedState::stale;
  return listed.last->ok() ? ListedState::ok : ListedState::failed;
}

std::string age_in_words(const ListedRecord& listed) {
  constexpr std::chrono::minutes exact{1};
  if (listed.age >= exact) return in_whole_units(listed.age) + " ago";
  return fmt::format("{:.1f} s ago", in_seconds(listed.age));
}

}  // namespace rconn::cli
