// What was seen of a failure, in words: limits and settings by the options that set them.
// Entry points: in_words(), and shortened() for text output. Pure.
#pragma once

#include <string>

#include "connector/values/detail.hpp"

namespace rconn::cli {

std::string in_words(const Detail& detail);

// At most 200 bytes, cut at a space. Servers explain themselves at length; the hint is shorter, and
// JSON has all of it.
std::string shortened(const std::string& words);

}  // namespace rconn::cli
