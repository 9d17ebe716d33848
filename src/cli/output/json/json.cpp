#include "cli/output/json/json.hpp"

#include <nlohmann/json.hpp>

#include "cli/output/json/fields.hpp"

namespace rconn::cli {

std::string render_json(const Report& report, std::string_view command) {
  nlohmann::ordered_json object;
  for (const Field& field : fields()) {
    nlohmann::ordered_json value = field.value(report, command);
    if (!value.is_null()) object[std::string(field.name)] = std::move(value);
  }
  // In ASCII, so that not even a C1 or bidirectional control reaches a terminal raw.
  return object.dump(-1, ' ', true) + "\n";
}

}  // namespace rconn::cli
