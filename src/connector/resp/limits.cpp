#include "connector/resp/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace rconn::resp {
namespace {

// A length that cannot be read is left to the parser to refuse.
std::int64_t length_in(std::string_view line) {
  std::int64_t length = 0;
  const auto [end, error] = std::from_chars(line.data() + 1, line.data() + line.size(), length);
  return error == std::errc::result_out_of_range ? INT64_MAX : length;
}

}  // namespace

std::optional<std::string> Limits::admit(std::string_view bytes) {
  bytes_ += bytes.size();
  if (bytes_ > most_bytes) return fmt::format("a reply of more than {} bytes", most_bytes);
  while (!bytes.empty()) {
    if (body_left_ > 0) {
      const std::size_t skipped = std::min(body_left_, bytes.size());
      body_left_ -= skipped;
      bytes.remove_prefix(skipped);
      continue;
    }
    const std::size_t end = bytes.find('\n');
    line_.append(bytes.substr(0, end));
    if (line_.empty() || !starts_reply(line_.front())) {
      return fmt::format("a reply cannot begin with \"{}\"", line_.substr(0, 16));
    }
    if (line_.size() > longest_line) {
      return fmt::format("more than {} bytes without a line end", longest_line);
    }
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(end + 1);
    if (auto excess = judge_line()) return excess;
    line_.clear();
  }
  return std::nullopt;
}

void Limits::renew() { bytes_ = elements_ = 0; }

std::optional<std::string> Limits::judge_line() {
  if (line_[0] != '$' && line_[0] != '*') return std::nullopt;
  const std::int64_t length = length_in(line_);
  if (length < 0) return std::nullopt;
  const auto announced = static_cast<std::size_t>(length);
  if (line_[0] == '$') {
    if (announced > most_bytes) return fmt::format("a string of {} bytes announced", length);
    body_left_ = announced + 2;
    return std::nullopt;
  }
  if (announced > most_elements) return fmt::format("an array of {} elements announced", length);
  elements_ += announced;
  if (elements_ > most_elements) return fmt::format("more than {} elements", most_elements);
  return std::nullopt;
}

}  // namespace rconn::resp
