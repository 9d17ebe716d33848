// The words for a success without PONG: which conditions hold, and what the server answered.
// Entry point: excused_in_words(). Pure.
#pragma once

#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

// "alive: LOADING Redis is loading the dataset in memory". The report must have an `excused`.
std::string excused_in_words(const Report& report);

}  // namespace rconn::cli
