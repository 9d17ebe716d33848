// "1 target", "3 targets".
// Entry point: counted(). Pure.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace rconn::cli {

// `one`: a noun whose plural takes an s.
template <typename Number>
std::string counted(Number count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

}  // namespace rconn::cli
