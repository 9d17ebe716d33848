#include "connector/redis/resp/frame_validator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

namespace rconn::resp {
namespace {

// 0 if the length is malformed: the parser then rejects it.
std::int64_t length_in(std::string_view line) {
  std::int64_t length = 0;
  const auto [end, error] = std::from_chars(line.data() + 1, line.data() + line.size(), length);
  return error == std::errc::result_out_of_range ? INT64_MAX : length;
}

ProtocolError too_large(std::string why) {
  return {std::move(why), ProtocolError::Kind::too_large, 0};
}

}  // namespace

Result<std::size_t, ProtocolError> FrameValidator::accept(std::string_view bytes) {
  std::string_view rest = bytes;
  bool whole = false;
  while (!rest.empty() && !whole) {
    if (body_left_ > 0) {
      const std::size_t skipped = std::min(body_left_, rest.size());
      body_left_ -= skipped;
      rest.remove_prefix(skipped);
      continue;
    }
    const std::size_t end = rest.find('\n');
    const bool ends = end != std::string_view::npos;
    const std::size_t before = line_.size();
    line_.append(rest.substr(0, end));
    auto good = check_line(before, ends);
    if (!good) return std::move(good).error();
    if (!ends) {
      rest = {};
      break;
    }
    rest.remove_prefix(end + 1);
    auto evaluated = end_line();
    if (!evaluated) return std::move(evaluated).error();
    whole = evaluated.value();
    line_.clear();
  }
  const std::size_t accepted = bytes.size() - rest.size();
  bytes_ += accepted;
  if (bytes_ > bounds_.bytes) {
    return too_large(fmt::format("a reply of more than {} bytes", bounds_.bytes));
  }
  if (whole) bytes_ = elements_ = 0;
  return accepted;
}

// Checks the line collected so far. Its first `before` bytes were checked earlier; it is complete
// if it `ends`.
Result<bool, ProtocolError> FrameValidator::check_line(std::size_t before, bool ends) const {
  if (after_body_) {
    if (line_ == "\r" || (line_.empty() && !ends)) return true;
    return ProtocolError{"a string that goes on after its announced end"};
  }
  if (line_.empty() || !starts_reply(line_.front())) {
    // Quoted after a colon: without_quote() then removes what may be a part of a password.
    return ProtocolError{fmt::format("no reply begins like this: \"{}\"", line_.substr(0, 16))};
  }
  const bool is_text = line_.front() == '+' || line_.front() == '-';
  if (!is_text && line_.size() > ReplyBounds::max_number_size) {
    return ProtocolError{"a number of too many digits"};
  }
  if (line_.size() > bounds_.line_size()) {
    return too_large(fmt::format("more than {} bytes without a line end", bounds_.line_size()));
  }
  // Without this check, some parsers would wait for ever for a CR LF, others accept the line.
  const std::size_t carriage_return = line_.find('\r', std::max<std::size_t>(before, 1) - 1);
  const bool to_come = carriage_return == std::string::npos && !ends;
  if (to_come || carriage_return == line_.size() - 1) return true;
  return ProtocolError{"a line that does not end in CR LF"};
}

// Interprets a complete line. True if it ends the reply.
Result<bool, ProtocolError> FrameValidator::end_line() {
  if (std::exchange(after_body_, false)) return ends_reply_;
  if (line_[0] != '$' && line_[0] != '*') return close_element();
  const std::int64_t length = length_in(line_);
  if (length < 0) return close_element();
  const auto announced = static_cast<std::size_t>(length);
  if (line_[0] == '*') return open_array(announced);
  if (announced > bounds_.bytes) {
    ProtocolError error = too_large(fmt::format("a string of {} bytes announced", length));
    error.string_size = announced;
    return error;
  }
  body_left_ = announced;
  after_body_ = true;
  ends_reply_ = close_element();
  return false;
}

Result<bool, ProtocolError> FrameValidator::open_array(std::size_t elements) {
  const std::size_t max_elements = bounds_.elements();
  elements_ += std::min(elements, max_elements + 1);
  if (elements_ > max_elements) {
    return too_large(fmt::format("an array of {} elements announced", elements));
  }
  if (elements == 0) return close_element();
  if (depth_ == ReplyBounds::max_depth) {
    return ProtocolError{fmt::format("arrays nested more than {} deep", ReplyBounds::max_depth),
                         ProtocolError::Kind::too_deep, 0};
  }
  open_.at(depth_++) = elements;
  return false;
}

// Counts an element as received and closes the arrays that it completes. True if the reply ends.
bool FrameValidator::close_element() {
  while (depth_ > 0 && --open_.at(depth_ - 1) == 0) --depth_;
  return depth_ == 0;
}

}  // namespace rconn::resp
