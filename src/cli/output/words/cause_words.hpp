// A sentence and advice for each cause that a trace can find.
// Entry point: words_for(). One table, in cause_words.cpp, complete at compile time.
#pragma once

#include <string_view>

#include "connector/values/cause.hpp"

namespace rconn::cli {

struct CauseWords {
  Cause cause;
  std::string_view sentence;  // the fact
  std::string_view advice;    // what to do
};

const CauseWords& words_for(Cause cause);

}  // namespace rconn::cli
