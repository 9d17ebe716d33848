#include "cli/output/json/idle/idle_json.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "cli/output/json/idle/idle_fields.hpp"

namespace rconn::cli {

std::string idle_json(const IdleRecord& record) {
  nlohmann::ordered_json object;
  for (const auto& field : idle_fields()) {
    nlohmann::ordered_json value = field.value(record);
    if (!value.is_null()) object[std::string(field.name)] = std::move(value);
  }
  return object.dump(-1, ' ', true) + "\n";
}

}  // namespace rconn::cli
