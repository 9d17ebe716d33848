// A row in a table of the members of a JSON object; every table of fields has rows of this form.
// Entry point: Member. `Parts` is what the value is made of: the part of a report that the object
// is about, then what else its rows need.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "cli/output/json/table/field_type.hpp"

namespace rconn::cli {

template <typename... Parts>
struct Member {
  std::string_view name;
  FieldType type;
  std::string_view meaning;
  // null: absent, where the type allows that. Strings are valid UTF-8.
  nlohmann::ordered_json (*value)(const Parts&... parts);
};

}  // namespace rconn::cli
