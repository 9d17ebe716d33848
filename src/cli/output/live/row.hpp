// A line of a picture on a terminal: text of known width, cut where the terminal ends.
// Entry point: Row. Pure. Invariants: it is never wider than it may be; text from outside is
// escaped, so that only the row itself controls the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rconn::cli {

// The first columns of it; escaped.
std::string cut(std::string_view text, std::size_t columns);

class Row {
 public:
  Row(std::size_t width, bool colour) : width_(width), colour_(colour) {}

  // `code`: of a colour, see console/colour.hpp; empty: none. What does not fit is cut.
  Row& add(std::string_view text, std::string_view code = "");

  // Goes on at this column, or after a space if it is passed already.
  Row& at(std::size_t column);

  // Aligned with the right end, if it fits after what is there.
  Row& right(std::string_view text, std::string_view code = "");

  [[nodiscard]] std::size_t room() const { return width_ - used_; }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::size_t width_;
  bool colour_;
  std::size_t used_ = 0;
  std::string text_;
};

}  // namespace rconn::cli
