// A sentence for each reason to drop a kept connection.
// Entry point: sentence_for(). One table, in drop_words.cpp, complete at compile time.
#pragma once

#include <string_view>

#include "connector/values/drop.hpp"

namespace rconn::cli {

std::string_view sentence_for(DropReason reason);

}  // namespace rconn::cli
