// The members of the objects tls and server in a report.
// Entry points: tls_members(), server_members(). One table each, in members.cpp; man/rconn-json.5
// lists the same rows and a test compares them. Rows are added, never changed.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

#include "cli/output/json/field_type.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

template <typename Part>
struct Member {
  std::string_view name;
  FieldType type;
  std::string_view meaning;
  nlohmann::ordered_json (*value)(const Part& part);  // null: absent
};

std::span<const Member<TlsFacts>> tls_members();
std::span<const Member<Identity>> server_members();

}  // namespace rconn::cli
