// The detail of a failure in words; limits and settings are named by their options.
// Entry points: in_words(); for text output shown() and shortened(). Pure.
#pragma once

#include <string>

#include "connector/values/detail.hpp"

namespace rconn::cli {

std::string in_words(const Detail& detail);

// Cuts at a space to at most 200 bytes, because replies of servers can be long. JSON has all of it.
std::string shortened(const std::string& words);

// In words, shortened where a peer wrote a part.
std::string shown(const Detail& detail);

}  // namespace rconn::cli
