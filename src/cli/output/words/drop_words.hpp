// What was wrong with a kept connection that was not used again, for a person.
// Entry point: sentence_for(). One table, in drop_words.cpp, complete at compile time.
#pragma once

#include <string_view>

#include "connector/values/drop.hpp"

namespace rconn::cli {

std::string_view sentence_for(DropReason reason);

}  // namespace rconn::cli
