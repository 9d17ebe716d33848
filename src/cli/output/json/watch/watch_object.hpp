// JSON objects from the tables of fields.
// Entry points: json_of(), list_of(). Pure.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/output/json/watch/watch_fields.hpp"

namespace rconn::cli {

template <typename Part>
nlohmann::ordered_json json_of(const Part& part, std::span<const WatchField<Part>> fields,
                               const WatchRecord& record) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  for (const WatchField<Part>& field : fields) {
    nlohmann::ordered_json value = field.value(part, record);
    if (!value.is_null()) object[std::string(field.name)] = std::move(value);
  }
  return object;
}

template <typename Part>
nlohmann::ordered_json list_of(const std::vector<Part>& parts,
                               std::span<const WatchField<Part>> fields,
                               const WatchRecord& record) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Part& part : parts) list.push_back(json_of(part, fields, record));
  return list;
}

}  // namespace rconn::cli
