// Fills the placeholders of a sentence.
// Entry point: fill_in(). Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rconn::cli {

struct Filling {
  std::string_view placeholder;  // "{at}"
  std::string_view text;
};

// Replaces once, from left to right: a placeholder inside a filled-in text is kept.
std::string fill_in(std::string_view sentence, std::span<const Filling> fillings);

}  // namespace rconn::cli
