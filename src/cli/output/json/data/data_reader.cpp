#include "cli/output/json/data/data_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <nlohmann/json.hpp>

namespace rconn::cli {

using Json = nlohmann::json;

namespace {

constexpr int max_nesting = 16;
constexpr std::size_t max_values = 16'000'000;

const Json nothing;

}  // namespace

Parsed<Json> parse_data(std::string_view text) {
  std::size_t values = 0;
  bool too_deep = false;
  const auto bounded = [&](int depth, Json::parse_event_t /*event*/, const Json& /*value*/) {
    too_deep = too_deep || depth > max_nesting;
    return !too_deep && ++values <= max_values;
  };
  try {
    Json json = Json::parse(text, bounded);
    if (too_deep) return UsageError{"it is nested too deeply"};
    if (values > max_values) return UsageError{"it has too many values"};
    return json;
  } catch (const Json::parse_error& error) {
    return UsageError{fmt::format("it is not JSON at byte {}", error.byte)};
  } catch (const Json::out_of_range&) {
    return UsageError{"a number is too large"};
  }
}

void DataReader::complain(std::string_view words) const {
  if (!failed()) *error_ = path_.empty() ? std::string(words) : fmt::format("{}: {}", path_, words);
}

bool DataReader::has(const char* name) const {
  if (!json_->is_object()) complain("it is not an object");
  return !failed() && json_->contains(name);
}

DataReader DataReader::member(const char* name) const {
  std::string path = path_.empty() ? name : fmt::format("{}.{}", path_, name);
  if (has(name)) return {json_->at(name), *error_, std::move(path)};
  DataReader none(nothing, *error_, std::move(path));
  none.complain("it is missing");
  return none;
}

std::int64_t DataReader::as_integer(std::int64_t min, std::int64_t max) const {
  const bool is_small = json_->is_number_integer() &&
                        (!json_->is_number_unsigned() ||
                         json_->get<std::uint64_t>() <=
                             static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
  const std::int64_t value = is_small ? json_->get<std::int64_t>() : 0;
  if (!is_small) {
    complain("it is not a whole number");
  } else if (value < min || value > max) {
    complain("it is out of range");
  }
  return failed() ? std::max(min, std::int64_t{0}) : value;
}

std::int64_t DataReader::integer(const char* name, std::int64_t min, std::int64_t max) const {
  return member(name).as_integer(min, max);
}

std::uint64_t DataReader::count(const char* name) const {
  // Sums of counts do not overflow.
  return static_cast<std::uint64_t>(integer(name, 0, std::int64_t{1} << 53));
}

Duration DataReader::duration(const char* name) const {
  return Duration(integer(name, 0, longest.count()));
}

std::optional<Duration> DataReader::or_no_duration(const char* name) const {
  return has(name) ? std::optional(duration(name)) : std::nullopt;
}

bool DataReader::flag(const char* name) const {
  const DataReader found = member(name);
  if (!found.json_->is_boolean()) found.complain("it is neither true nor false");
  return !failed() && found.json_->get<bool>();
}

std::string DataReader::text(const char* name) const {
  const DataReader found = member(name);
  if (!found.json_->is_string()) found.complain("it is not a text");
  return failed() ? std::string() : found.json_->get<std::string>();
}

std::string DataReader::or_no_text(const char* name) const {
  return has(name) ? text(name) : std::string();
}

std::size_t DataReader::one_of(const char* name, std::span<const std::string_view> names) const {
  const std::string found = text(name);
  const auto place = std::ranges::find(names, found);
  if (place != names.end()) return static_cast<std::size_t>(place - names.begin());
  member(name).complain("this version of rconn does not know it");
  return 0;
}

void DataReader::each(const char* name, std::size_t max,
                      const std::function<void(const DataReader&)>& read) const {
  const DataReader list = member(name);
  if (!list.json_->is_array()) list.complain("it is not a list");
  if (!failed() && list.json_->size() > max) list.complain(fmt::format("it has more than {}", max));
  if (failed()) return;
  std::size_t place = 0;
  for (const Json& element : *list.json_) {
    read(DataReader(element, *error_, fmt::format("{}[{}]", list.path_, place++)));
    if (failed()) return;
  }
}

void DataReader::each_member(
    const std::function<void(const std::string&, const DataReader&)>& read) const {
  if (!json_->is_object()) complain("it is not an object");
  if (failed()) return;
  for (const auto& [name, value] : json_->items()) {
    read(name, DataReader(value, *error_, fmt::format("{}.{}", path_, name)));
    if (failed()) return;
  }
}

void DataReader::each_integer(const std::function<void(std::int64_t)>& read) const {
  if (!json_->is_array()) complain("it is not a list");
  if (failed()) return;
  for (const Json& element : *json_) {
    const DataReader number(element, *error_, path_);
    const auto value = number.as_integer(0, std::numeric_limits<std::int64_t>::max());
    if (failed()) return;
    read(value);
  }
}

}  // namespace rconn::cli
