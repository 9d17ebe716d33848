#include <nlohmann/json.hpp>

#include "cli/options/command.hpp"
#include "cli/output/summary/percentiles.hpp"
#include "cli/output/summary/report_exit.hpp"
#include "cli/output/words/causes/cause_words.hpp"
#include "cli/output/words/idle/idle_causes.hpp"
#include "cli/output/words/run_end.hpp"
#include "connector/values/drop.hpp"
#include "connector/values/evidence/name_facts.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/finding.hpp"
#include "connector/values/idle/idle_sample.hpp"
#include "connector/values/numbers/histogram.hpp"
#include "connector/values/report.hpp"
#include "connector/values/topology.hpp"
#include "connector/values/verdict.hpp"
#include "connector/values/watch/event.hpp"
#include "connector/values/watch/probe.hpp"
#include "schema.hpp"

namespace support {
namespace {

using namespace rconn;
using namespace rconn::cli;
using Json = nlohmann::ordered_json;

const auto itself = [](std::string_view word) { return word; };

// One of the words that `of` takes from each row.
template <typename Table, typename Of>
Json words(const Table& table, Of of) {
  Json list = Json::array();
  for (const auto& row : table) list.push_back(of(row));
  return {{"enum", std::move(list)}};
}

Json with(Json list, std::string_view word) {
  list["enum"].push_back(word);
  return list;
}

Json object_of_times(const Json& names, const Json& required) {
  Json properties = Json::object();
  for (const auto& name : names) properties[name.get<std::string>()] = {{"$ref", "#/$defs/ms"}};
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", required},
          {"additionalProperties", false}};
}

// serve prints no reports.
Json command_names() {
  Json list = Json::array();
  for (const Command& command : commands()) {
    if (command.id != CommandId::serve) list.push_back(command.name);
  }
  return {{"enum", std::move(list)}};
}

Json exits() {
  Json list = words(verdicts(), [](const VerdictInfo& row) { return row.exit; });
  list["enum"].push_back(gave_up);
  return list;
}

Json run_ends() {
  return words(std::array{RunEnd::complete, RunEnd::interrupted, RunEnd::unread, RunEnd::hopeless,
                          RunEnd::deadline},
               [](RunEnd end) { return cli::name(end); });
}

Json pair_of(const Json& first, const Json& second) {
  return {{"type", "array"}, {"prefixItems", {first, second}}, {"items", false}, {"minItems", 2}};
}

void add_numbers(Json& types) {
  types["text"] = {{"type", "string"}};
  types["boolean"] = {{"type", "boolean"}};
  types["integer"] = {{"type", "integer"}};
  types["number"] = {{"type", "number"}};
  types["true"] = {{"const", true}};
  types["count"] = {{"type", "integer"}, {"minimum", 0}};
  types["share"] = {{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
  types["ms"] = {{"description", "milliseconds"}, {"type", "number"}, {"minimum", 0}};
  types["seconds"] = {{"type", "number"}, {"minimum", 0}};
  types["time"] = {
      {"type", "string"},
      {"format", "date-time"},
      {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z$"}};
  const Json slot = {{"type", "integer"}, {"minimum", 0}, {"maximum", 16383}};
  types["slot_range"] = pair_of(slot, slot);
  const Json integer = {{"type", "integer"}};
  types["timeval"] = {{"oneOf", {pair_of(integer, integer), {{"type", "null"}}}}};
}

void add_words(Json& types) {
  types["command"] = command_names();
  types["verdict"] = words(verdicts(), [](const VerdictInfo& row) { return row.name; });
  types["exit"] = exits();
  types["fault"] = words(faults(), [](const FaultInfo& row) { return row.id; });
  types["rung"] = words(rung_names, itself);
  types["step"] = with(words(rung_names, itself), "total");
  types["cause_id"] = words(cause_words(), [](const CauseWords& row) { return row.cause; });
  types["certainty"] = words(std::array{Certainty::proven, Certainty::likely},
                             [](Certainty certainty) { return rconn::name(certainty); });
  types["drop_reason"] = words(drop_reasons(), [](const DropReasonInfo& row) { return row.id; });
  types["dns_status"] = words(dns_status_names, itself);
  types["topology_kind"] = words(topology_kind_names, itself);
  types["member_role"] = words(member_role_names, itself);
  types["bus"] = with(words(faults(), [](const FaultInfo& row) { return row.id; }), "ok");
  types["idle_arm"] = words(idle_arm_names, itself);
  types["idle_outcome"] = words(idle_outcome_names, itself);
  types["idle_end"] = words(idle_ends(), [](const IdleEndInfo& row) { return row.id; });
  types["idle_cause_id"] = words(idle_causes(), [](const IdleCauseWords& row) { return row.id; });
  types["watch_event_kind"] = words(watch_event_names, itself);
  types["view"] = words(view_names, itself);
  types["run_end"] = run_ends();
}

void add_times(Json& types) {
  const Json steps = types["step"]["enum"];
  types["times"] = object_of_times(steps, {"total"});
  const Json of_ping = words(statistic_names, [](const StatisticName& row) { return row.name; });
  types["statistics"] = object_of_times(of_ping["enum"], of_ping["enum"]);
  const Json of_watch = words(percentiles, [](const Percentile& row) { return row.name; });
  types["distribution"] = object_of_times(of_watch["enum"], of_watch["enum"]);
}

}  // namespace

Json plain_types() {
  Json types;
  add_numbers(types);
  add_words(types);
  add_times(types);
  return types;
}

}  // namespace support
