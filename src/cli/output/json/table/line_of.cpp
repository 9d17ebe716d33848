#include "cli/output/json/table/line_of.hpp"

#include <nlohmann/json.hpp>

namespace rconn::cli {

std::string line_of(const nlohmann::ordered_json& object) {
  constexpr bool in_ascii = true;
  return object.dump(-1, ' ', in_ascii) + "\n";
}

}  // namespace rconn::cli
