// Reads members of JSON that nobody vouches for: each is there, of its type and in its range, or
// the first thing that is wrong is kept, with its path, and all values are then empty. Entry
// points: parse_data() for the text; DataReader for a value, its members and elements. Invariant:
// memory is bounded by max_values, nothing is deeper than max_nesting.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/options/usage.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

// The error says at which byte the text is not JSON, or which bound it exceeds.
Parsed<nlohmann::json> parse_data(std::string_view text);

class DataReader {
 public:
  // `json` and `error` must outlive the reader. `error` is empty until something is wrong.
  DataReader(const nlohmann::json& json, std::string& error) : json_(&json), error_(&error) {}

  // Makes this the error, if it is the first one. "PATH: WORDS"
  void complain(std::string_view words) const;
  [[nodiscard]] bool failed() const { return !error_->empty(); }

  // Of a duration. 30 years: sums and differences of some of them cannot overflow.
  static constexpr Duration longest = std::chrono::hours(30 * 366 * 24);

  // An object; anything else is an error.
  [[nodiscard]] bool has(const char* name) const;
  [[nodiscard]] DataReader member(const char* name) const;

  // Members of an object. Those with `or_...` may be missing.
  [[nodiscard]] std::int64_t integer(const char* name, std::int64_t min, std::int64_t max) const;
  [[nodiscard]] std::uint64_t count(const char* name) const;
  [[nodiscard]] Duration duration(const char* name) const;
  [[nodiscard]] std::optional<Duration> or_no_duration(const char* name) const;
  [[nodiscard]] bool flag(const char* name) const;
  [[nodiscard]] std::string text(const char* name) const;
  [[nodiscard]] std::string or_no_text(const char* name) const;
  // Its place among `names`.
  [[nodiscard]] std::size_t one_of(const char* name, std::span<const std::string_view> names) const;

  // Each element of the array `name`, of which there are at most `max`.
  void each(const char* name, std::size_t max,
            const std::function<void(const DataReader&)>& read) const;
  // Each member of this object.
  void each_member(const std::function<void(const std::string&, const DataReader&)>& read) const;

  // This value as an integer.
  [[nodiscard]] std::int64_t as_integer(std::int64_t min, std::int64_t max) const;

  // The elements of this array, all of them integers of at least 0. Empty after an error.
  void each_integer(const std::function<void(std::int64_t)>& read) const;

 private:
  DataReader(const nlohmann::json& json, std::string& error, std::string path)
      : json_(&json), error_(&error), path_(std::move(path)) {}

  const nlohmann::json* json_;
  std::string* error_;
  std::string path_ = {};
};

}  // namespace rconn::cli
