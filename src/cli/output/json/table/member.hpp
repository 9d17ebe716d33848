// A row in a table of the members of a JSON object.
// Entry point: Member.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "cli/output/json/table/field_type.hpp"

namespace rconn::cli {

template <typename Part>
struct Member {
  std::string_view name;
  FieldType type;
  std::string_view meaning;
  nlohmann::ordered_json (*value)(const Part& part);  // null: absent
};

}  // namespace rconn::cli
