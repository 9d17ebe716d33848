// Immutable JSON values for tests.
// Entry point: Json::parse(). A missing member or element is null. Only json.cpp includes
// nlohmann::json, whose templates take seconds to compile.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

class Json {
 public:
  Json();  // null

  // Throws the exception of nlohmann::json if the text is not JSON.
  static Json parse(std::string_view text);

  // A member of an object or an element of an array; null if it is missing.
  Json operator[](std::string_view name) const;
  Json operator[](std::size_t index) const;

  [[nodiscard]] bool is_null() const;
  [[nodiscard]] bool contains(std::string_view name) const;
  [[nodiscard]] std::size_t size() const;  // of an array or an object; 0 for null
  [[nodiscard]] std::vector<Json> elements() const;
  [[nodiscard]] std::vector<std::pair<std::string, Json>> items() const;
  [[nodiscard]] std::string dump() const;

  // The value as this type. Throws if it has another type.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] double number() const;
  [[nodiscard]] long integer() const;
  operator std::string() const { return text(); }  // NOLINT: keeps the tests short

  // The member of this name, or the fallback if it is missing.
  [[nodiscard]] std::string value(std::string_view name, const char* fallback) const;
  [[nodiscard]] bool value(std::string_view name, bool fallback) const;
  [[nodiscard]] int value(std::string_view name, int fallback) const;
  [[nodiscard]] double value(std::string_view name, double fallback) const;

  // Values of different types are unequal. Without the overload for const char*, a literal would
  // convert to bool.
  friend bool operator==(const Json& left, const Json& right);
  friend bool operator==(const Json& left, std::string_view right);
  friend bool operator==(const Json& left, const char* right);
  friend bool operator==(const Json& left, bool right);
  friend bool operator==(const Json& left, int right);
  friend bool operator==(const Json& left, long right);
  friend bool operator==(const Json& left, unsigned long right);
  friend bool operator==(const Json& left, double right);
  friend bool operator==(const Json& left, const std::vector<std::string>& right);

  friend std::ostream& operator<<(std::ostream& out, const Json& json);

 private:
  explicit Json(std::shared_ptr<const void> node) : node_(std::move(node)) {}

  std::shared_ptr<const void> node_;  // a nlohmann::json; it owns the whole text's tree
};

}  // namespace support
