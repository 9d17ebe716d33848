// Every field of a report that scripts can read: name, type, meaning, value.
// Entry point: fields(). One table, in fields.cpp; man/rconn-json.5 lists the same rows and a test
// compares the two. Fields are an interface: rows are added, never changed.
#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

#include "cli/output/json/table/cause_text.hpp"
#include "cli/output/json/table/field_type.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

struct Field {
  std::string_view name;
  FieldType type;
  std::string_view meaning;
  // null: the field is absent from this report. Strings are valid UTF-8.
  nlohmann::ordered_json (*value)(const Report& report, std::string_view command);
};

std::span<const Field> fields();

// Those that are present exactly if the network was used.
inline constexpr std::array<std::string_view, 5> probed_fields{"reused", "ok", "exit", "times_ms",
                                                               "attempts"};

}  // namespace rconn::cli
