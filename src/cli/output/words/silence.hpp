// Why a server does not say who it is.
// Entry point: silence_in_words(). Pure.
#pragma once

#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

// What was seen of it, else the sentence of its fault; empty: it says who it is.
std::string silence_in_words(const Identity& identity);

}  // namespace rconn::cli
