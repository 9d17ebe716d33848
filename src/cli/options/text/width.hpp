// How many columns of a terminal a text takes.
// Entry points: width_of(), first_columns(). Pure. East Asian wide characters and emoji take two
// (Unicode's East_Asian_Width W and F), combining marks and sequences of colour none.
#pragma once

#include <cstddef>
#include <string_view>

namespace rconn::cli::text {

std::size_t width_of(std::string_view text);

// As much of its beginning as fits into so many columns.
std::string_view first_columns(std::string_view text, std::size_t columns);

}  // namespace rconn::cli::text
