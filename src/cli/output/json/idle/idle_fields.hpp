// Every field of what idle has found out that scripts can read: name, type, meaning,
// value.
// Entry points: idle_fields() and those of its members. One table each, in idle_fields.cpp;
// man/rconn-json.5 lists the same rows and a test compares them. Rows are added, never changed.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

#include "cli/output/json/table/field_type.hpp"
#include "cli/output/words/idle/client_settings.hpp"
#include "connector/values/idle/idle_record.hpp"

namespace rconn::cli {

// Whether an arm keeps connections open, and the longest interval that was seen to; 0: it has none.
struct IdleRemedy {
  bool helps = false;
  IdleTime interval{};
};

template <typename Part>
struct IdleField {
  std::string_view name;
  FieldType type;
  std::string_view meaning;
  nlohmann::ordered_json (*value)(const Part& part);  // null: absent
};

std::span<const IdleField<IdleRecord>> idle_fields();
std::span<const IdleField<IdleServer>> idle_server_fields();
std::span<const IdleField<IdleBoundary>> idle_boundary_fields();
std::span<const IdleField<IdleSample>> idle_connection_fields();
std::span<const IdleField<IdleRemedy>> idle_remedy_fields();
std::span<const IdleField<ClientSetting>> idle_client_fields();

}  // namespace rconn::cli
