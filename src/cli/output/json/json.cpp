#include "cli/output/json/json.hpp"

#include "cli/output/json/fields.hpp"
#include "cli/output/json/table/object_of.hpp"

namespace rconn::cli {

std::string render_json(const Report& report, std::string_view command) {
  // In ASCII, so that not even a C1 or bidirectional control reaches a terminal raw.
  return object_of(fields(), report, command).dump(-1, ' ', true) + "\n";
}

}  // namespace rconn::cli
