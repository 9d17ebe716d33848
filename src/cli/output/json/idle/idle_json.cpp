#include "cli/output/json/idle/idle_json.hpp"

#include "cli/output/json/idle/idle_fields.hpp"
#include "cli/output/json/table/line_of.hpp"
#include "cli/output/json/table/object_of.hpp"

namespace rconn::cli {

std::string idle_json(const IdleRecord& record) {
  return line_of(object_of(idle_fields(), record));
}

}  // namespace rconn::cli
