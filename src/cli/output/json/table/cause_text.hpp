// The object `cause` of reports, of members, of problems and of what idle has found.
// Entry points: CauseText, cause_text_members(). One table, in cause_text.cpp; man/rconn-json.5
// names the members. Rows are added, never changed.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "cli/output/json/table/member.hpp"

namespace rconn::cli {

// A cause in the words that are shown.
struct CauseText {
  std::string_view id;
  std::string_view certainty;
  std::string sentence;
  std::string advice;
};

inline constexpr std::array<std::string_view, 4> cause_members{"id", "certainty", "sentence",
                                                               "advice"};

std::span<const Member<CauseText>> cause_text_members();

}  // namespace rconn::cli
