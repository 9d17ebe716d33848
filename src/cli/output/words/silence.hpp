// Why a server does not identify itself, in words.
// Entry point: silence_in_words(). Pure.
#pragma once

#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

// The detail, else the sentence of the fault. Empty if the server identifies itself.
std::string silence_in_words(const Identity& identity);

}  // namespace rconn::cli
