#include "cli/output/json/json.hpp"

#include "cli/output/json/fields.hpp"
#include "cli/output/json/table/line_of.hpp"
#include "cli/output/json/table/object_of.hpp"

namespace rconn::cli {

std::string render_json(const Report& report, std::string_view command) {
  return line_of(object_of(fields(), report, command));
}

}  // namespace rconn::cli
