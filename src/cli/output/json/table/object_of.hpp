// JSON objects from the tables of fields.
// Entry points: object_of(), list_of(). Pure. A field that may be absent is so if its value is
// null.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace rconn::cli {

// `arguments` are those of the functions in the table.
template <typename Table, typename... Arguments>
nlohmann::ordered_json object_of(const Table& table, const Arguments&... arguments) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  for (const auto& field : table) {
    nlohmann::ordered_json value = field.value(arguments...);
    if (value.is_null() && field.type.is_optional) continue;
    object[std::string(field.name)] = std::move(value);
  }
  return object;
}

// An array with an object for each part.
template <typename Table, typename Parts, typename... Arguments>
nlohmann::ordered_json list_of(const Table& table, const Parts& parts,
                               const Arguments&... arguments) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& part : parts) list.push_back(object_of(table, part, arguments...));
  return list;
}

}  // namespace rconn::cli
