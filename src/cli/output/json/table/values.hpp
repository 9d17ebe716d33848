// The plain values in rows of the tables: texts, numbers and flags.
// Entry points: all functions. Pure. Null, so that the field is absent: with ..._if_any for what is
// empty or 0, with ..._if_set only for what has no value. Texts are made valid UTF-8.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rconn::cli {

nlohmann::ordered_json text_of(std::string_view bytes);
nlohmann::ordered_json text_if_any(std::string_view bytes);
nlohmann::ordered_json text_if_set(const std::optional<std::string>& bytes);

// An array.
nlohmann::ordered_json texts_of(const std::vector<std::string>& texts);
nlohmann::ordered_json texts_if_any(const std::vector<std::string>& texts);

template <typename Number>
nlohmann::ordered_json number_if_set(const std::optional<Number>& number) {
  return number ? nlohmann::ordered_json(*number) : nlohmann::ordered_json();
}

template <typename Count>
nlohmann::ordered_json count_if_any(Count count) {
  return count > 0 ? nlohmann::ordered_json(count) : nlohmann::ordered_json();
}

nlohmann::ordered_json true_if(bool condition);

}  // namespace rconn::cli
