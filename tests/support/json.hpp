// JSON as tests read it: values that are parsed once and never changed.
// Entry point: Json::parse(). What is not there is null. Compiled once, in json.cpp: in each file
// that used them, the templates of nlohmann::json would take seconds to compile.
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

  // Throws what nlohmann::json throws where the text is not JSON.
  static Json parse(std::string_view text);

  // The member of an object, or the element of an array; null where there is none.
  Json operator[](std::string_view name) const;
  Json operator[](std::size_t index) const;

  [[nodiscard]] bool is_null() const;
  [[nodiscard]] bool contains(std::string_view name) const;
  [[nodiscard]] std::size_t size() const;  // of an array or an object; 0 for null
  [[nodiscard]] std::vector<Json> elements() const;
  [[nodiscard]] std::vector<std::pair<std::string, Json>> items() const;
  [[nodiscard]] std::string dump() const;

  // The value of this type. Throws where it is of another.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] double number() const;
  [[nodiscard]] long integer() const;
  operator std::string() const { return text(); }  // NOLINT: as reports are read everywhere

  // The member of this name, or the fallback where there is none.
  [[nodiscard]] std::string value(std::string_view name, const char* fallback) const;
  [[nodiscard]] bool value(std::string_view name, bool fallback) const;
  [[nodiscard]] int value(std::string_view name, int fallback) const;
  [[nodiscard]] double value(std::string_view name, double fallback) const;

  // A value of another type is unequal. Without the one for const char*, a literal would be a bool.
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
