// Advice on what a member of a topology announces, in words.
// Entry point: in_words(). One table of sentences, in advice.cpp, complete at compile time. Pure.
#pragma once

#include <string>

#include "connector/values/advice.hpp"

namespace rconn::cli {

std::string in_words(const Advice& advice);

}  // namespace rconn::cli
