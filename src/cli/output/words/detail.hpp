// The detail of a failure in words; limits and settings are named by their options.
// Entry points: in_words(), and shortened() for text output. Pure.
#pragma once

#include <string>

#include "connector/values/detail.hpp"

namespace rconn::cli {

std::string in_words(const Detail& detail);

// Cuts at a space to at most 200 bytes, because replies of servers can be long. JSON has all of it.
std::string shortened(const std::string& words);

}  // namespace rconn::cli
