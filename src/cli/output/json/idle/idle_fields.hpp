// Every field of what idle has found out that scripts can read: name, meaning, value.
// Entry points: idle_fields() and those of its members. One table each, in idle_fields.cpp;
// man/rconn-json.5 lists the same rows and a test compares them. Rows are added, never changed.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

#include "connector/values/idle/idle_record.hpp"

namespace rconn::cli {

template <typename Part>
struct IdleField {
  std::string_view name;
  std::string_view meaning;
  nlohmann::ordered_json (*value)(const Part& part);  // null: absent
};

std::span<const IdleField<IdleRecord>> idle_fields();
std::span<const IdleField<IdleServer>> idle_server_fields();
std::span<const IdleField<IdleBoundary>> idle_boundary_fields();
std::span<const IdleField<IdleSample>> idle_connection_fields();

}  // namespace rconn::cli
