#include "schema.hpp"

#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "cli/output/json/fields.hpp"
#include "cli/output/json/idle/idle_fields.hpp"
#include "cli/output/json/members.hpp"
#include "cli/output/json/phpredis_fields.hpp"
#include "cli/output/json/report_parts.hpp"
#include "cli/output/json/summary_json.hpp"
#include "cli/output/json/table/cause_text.hpp"
#include "cli/output/json/topology_fields.hpp"
#include "cli/output/json/watch/watch_fields.hpp"

namespace support {
namespace {

using namespace rconn::cli;
using Json = nlohmann::ordered_json;

class Definitions {
 public:
  // The schema of a value, by the type in a table. A type that is a single JSON type stands there
  // itself, all others are referred to.
  Json schema_of(const FieldType& type) {
    switch (type.form) {
      case FieldType::Form::value:
        return named(type.name);
      case FieldType::Form::words:
        return one_of_words(type.name);
      case FieldType::Form::list:
        return {{"type", "array"}, {"items", named(type.name)}};
      case FieldType::Form::map:
        break;
    }
    Json schema = {{"type", "object"}};
    if (!type.key.empty()) schema["propertyNames"] = named(type.key);
    schema["additionalProperties"] = named(type.name);
    return schema;
  }

  template <typename Table>
  Json object(const Table& table) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const auto& field : table) {
      Json property = {{"description", field.meaning}};
      property.update(schema_of(field.type));
      properties[std::string(field.name)] = std::move(property);
      if (!field.type.is_optional) required.push_back(field.name);
    }
    Json schema = {{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    schema["additionalProperties"] = false;
    return schema;
  }

  template <typename Table>
  void add(const std::string& name, const Table& table) {
    add_schema(name, object(table));
  }

  void add_schema(const std::string& name, Json schema) {
    if (all_.contains(name)) throw std::logic_error("there are two types " + name);
    all_[name] = std::move(schema);
  }

  Json reference(std::string_view name) {
    used_.emplace(name);
    return {{"$ref", "#/$defs/" + std::string(name)}};
  }

  // All that were added, and the plain types that are used.
  Json all() {
    for (const std::string& name : used_) {
      if (!all_.contains(name) && !plain_.contains(name)) {
        throw std::logic_error("there is no type " + name);
      }
    }
    for (const auto& [name, schema] : all_.items()) {
      if (!used_.contains(name)) throw std::logic_error("no table uses " + name);
    }
    for (const auto& [name, schema] : plain_.items()) {
      if (used_.contains(name)) all_[name] = schema;
    }
    return all_;
  }

 private:
  Json named(std::string_view name) {
    const auto plain = plain_.find(std::string(name));
    const bool is_single = plain != plain_.end() && plain->size() == 1 &&
                           (plain->contains("type") || plain->contains("const"));
    return is_single ? *plain : reference(name);
  }

  static Json one_of_words(std::string_view words) {
    Json list = Json::array();
    while (!words.empty()) {
      const auto end = words.find('|');
      list.push_back(words.substr(0, end));
      words = end == std::string_view::npos ? "" : words.substr(end + 1);
    }
    return list.size() == 1 ? Json{{"const", list[0]}} : Json{{"enum", list}};
  }

  Json plain_ = plain_types();
  Json all_ = Json::object();
  std::set<std::string> used_{"ms"};  // by other plain types
};

// Exactly those reports whose command used the network have these fields.
void require_if_probed(Json& report) {
  const Json names = probed_fields;
  report["if"]["properties"]["command"] = {{"enum", {"key", "endpoint"}}};
  report["else"]["required"] = names;
  for (const auto& name : names) report["dependentRequired"][name.get<std::string>()] = names;
  report["dependentRequired"]["fault"] = {"verdict", "hint"};
}

void add_report(Definitions& types) {
  Json report = types.object(fields());
  require_if_probed(report);
  types.add_schema("report", std::move(report));
  types.add("tls", tls_members());
  types.add("server", server_members());
  types.add("attempt", attempt_members());
  types.add("expectation", expectation_members());
  types.add("dropped", drop_members());
  types.add("dns_answer", dns_answer_members());
  types.add("cause", cause_text_members());
  types.add("topology", topology_fields());
  types.add("member", member_fields());
  types.add("problem", problem_fields());
}

void add_summaries(Definitions& types) {
  types.add("ping_summary_line", ping_line_fields());
  types.add("ping_summary", ping_summary_fields());
  types.add("series", series_fields());
  types.add("check_summary_line", check_line_fields());
  types.add("check_summary", check_summary_fields());
  types.add("slowest", slowest_fields());
}

void add_watch(Definitions& types) {
  types.add("watch_event", watch_event_fields());
  types.add("watch_minute", watch_minute_fields());
  types.add("minute_view", minute_view_fields());
  types.add("watch_summary", watch_summary_fields());
  types.add("watch_settings", watch_settings_fields());
  types.add("watch_pause", pause_fields());
  types.add("broken_limit", broken_limit_fields());
  types.add("watch_target", watch_target_fields());
  types.add("watch_view", watch_view_fields());
  types.add("availability", share_fields());
  types.add("outage", outage_fields());
  types.add("view_outage", view_outage_fields());
  types.add("fault_run", fault_run_fields());
  types.add("failover", failover_fields());
  types.add("master_seen", master_seen_fields());
  types.add("writes", writes_fields());
  Json only_id = types.object(cause_text_members());  // where the report is not kept
  only_id["required"] = {"id"};
  types.add_schema("known_cause", std::move(only_id));
}

void add_idle(Definitions& types) {
  types.add("idle_result", idle_fields());
  types.add("idle_server", idle_server_fields());
  types.add("idle_boundary", idle_boundary_fields());
  types.add("idle_remedy", idle_remedy_fields());
  types.add("idle_client", idle_client_fields());
  types.add("idle_connection", idle_connection_fields());
  Json cause = types.object(cause_text_members());
  cause["properties"]["id"].update(types.reference("idle_cause_id"));
  types.add_schema("idle_cause", std::move(cause));
}

void add_phpredis(Definitions& types) {
  types.add("phpredis_call", phpredis_call_fields());
  types.add("phpredis_rejection", phpredis_rejection_fields());
  types.add("explanation", explanation_fields());
  types.add("key_part", key_part_fields());
  types.add("unused", unused_fields());
  types.add("closing", closing_fields());
  types.add("reuse", reuse_fields());
  types.add("reconnect", reconnect_fields());
  types.add("sharing", sharing_fields());
  types.add("sharing_group", sharing_group_fields());
}

constexpr std::array lines{"report",      "ping_summary_line", "check_summary_line",
                           "watch_event", "watch_minute",      "watch_summary",
                           "idle_result", "phpredis_call",     "phpredis_rejection",
                           "sharing"};

}  // namespace

std::string json_schema() {
  Definitions types;
  Json schema = {
      {"$schema", "https://json-schema.org/draft/2020-12/schema"},
      {"title", "A line of rconn with --output json"},
      {"description",
       "What this version of rconn prints. Fields are added, not changed. rconn-json(5) describes "
       "them; where a description refers to a section in capitals, that page has it."}};
  for (const auto* line : lines) schema["oneOf"].push_back(types.reference(line));
  add_report(types);
  add_summaries(types);
  add_watch(types);
  add_idle(types);
  add_phpredis(types);
  schema["$defs"] = types.all();
  return schema.dump(2) + "\n";
}

}  // namespace support
