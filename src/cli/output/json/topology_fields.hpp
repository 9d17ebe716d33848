// The fields of the object topology in a report, and those of its members and problems.
// Entry points: json_of(); the tables topology_fields(), member_fields(), problem_fields(). They
// are in topology_fields.cpp; man/rconn-json.5 lists the same rows and a test compares them. Rows
// are added, never changed.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

#include "cli/output/json/table/field_type.hpp"
#include "connector/values/topology.hpp"

namespace rconn::cli {

template <typename Part>
struct TopologyField {
  std::string_view name;
  FieldType type;
  std::string_view meaning;
  // null: absent
  nlohmann::ordered_json (*value)(const Part& part, const Topology& topology);
};

std::span<const TopologyField<Topology>> topology_fields();
std::span<const TopologyField<TopologyMember>> member_fields();
std::span<const TopologyField<Problem>> problem_fields();

nlohmann::ordered_json json_of(const Topology& topology);

}  // namespace rconn::cli
