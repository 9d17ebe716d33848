// The state of a listed target by its last check in the background.
// Entry points: state_of(), age_in_words(). Pure.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "connector/values/serve/serve_record.hpp"

namespace rconn::cli {

// The worst first.
enum class ListedState {
  failed,
  stale,    // the last result is too old to count
  unknown,  // not checked yet
  ok,
};

inline constexpr std::array<std::string_view, 4> listed_state_names{"failed", "stale", "unknown",
                                                                    "ok"};

ListedState state_of(const ListedRecord& listed);

// "3.2 s ago", "12 min 5 s ago".
std::string age_in_words(const ListedRecord& listed);

}  // namespace rconn::cli
