#include "cli/output/json/idle/idle_json.hpp"

#include "cli/output/json/idle/idle_fields.hpp"
#include "cli/output/json/table/object_of.hpp"

namespace rconn::cli {

std::string idle_json(const IdleRecord& record) {
  return object_of(idle_fields(), record).dump(-1, ' ', true) + "\n";
}

}  // namespace rconn::cli
