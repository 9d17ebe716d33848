#include "cli/output/json/idle/idle_fields.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/options/text/escape.hpp"
#include "cli/output/summary/idle_exit.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/idle/client_settings.hpp"
#include "cli/output/words/idle/idle_causes.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

// In milliseconds' precision: timers are no better.
Json seconds_of(IdleTime time) {
  const auto rounded =
      std::chrono::duration_cast<std::chrono::milliseconds>(time + std::chrono::microseconds(500));
  return static_cast<double>(rounded.count()) / 1000;
}

Json seconds_if_any(const std::optional<IdleTime>& time) {
  return time ? seconds_of(*time) : Json();
}

Json text_if_any(std::string_view bytes) {
  return bytes.empty() ? Json() : Json(text::for_json(bytes));
}

Json number_if_any(const std::optional<std::int64_t>& number) {
  return number ? Json(*number) : Json();
}

template <typename Part>
Json object_of(const Part& part, std::span<const IdleField<Part>> fields) {
  Json object = Json::object();
  for (const IdleField<Part>& field : fields) {
    Json value = field.value(part);
    if (!value.is_null()) object[std::string(field.name)] = std::move(value);
  }
  return object;
}

Json boundaries_of(const IdleRecord& record) {
  Json object = Json::object();
  for (std::size_t i = 0; i < idle_arm_names.size(); ++i) {
    object[std::string(idle_arm_names.at(i))] =
        object_of(record.boundaries.at(i), idle_boundary_fields());
  }
  return object;
}

Json connections_of(const IdleRecord& record) {
  Json list = Json::array();
  for (const IdleSample& sample : record.samples) {
    list.push_back(object_of(sample, idle_connection_fields()));
  }
  return list;
}

Json cause_of(const IdleRecord& record) {
  if (!record.finding) return {};
  return {{"id", words_for(record.finding->cause).id},
          {"certainty", name(record.finding->certainty)},
          {"sentence", text::for_json(sentence_of(record))},
          {"advice", text::for_json(advice_of(record))}};
}

// What helps: seconds for those that have an interval.
Json remedies_of(const IdleRecord& record) {
  Json object = Json::object();
  for (std::size_t i = 1; i < idle_arm_names.size(); ++i) {
    if (record.helps.at(i) == Helps::unknown) continue;
    Json entry{{"helps", record.helps.at(i) == Helps::yes}};
    const IdleTime interval = record.interval_that_helps.at(i);
    if (interval > IdleTime{}) entry["seconds"] = seconds_of(interval);
    object[std::string(idle_arm_names.at(i))] = std::move(entry);
  }
  return object;
}

Json clients_of(const IdleRecord& record) {
  Json list = Json::array();
  for (const ClientSetting& each : client_settings(record)) {
    list.push_back({{"client", each.client}, {"setting", each.setting}, {"effect", each.effect}});
  }
  return list;
}

Json limit_of(const IdleRecord& record) {
  switch (record.room.limit) {
    case IdleRoom::Limit::clients:
      return "clients";
    case IdleRoom::Limit::descriptors:
      return "descriptors";
    case IdleRoom::Limit::none:
      break;
  }
  return {};
}

// clang-format off
constexpr std::array record_table{
    IdleField<IdleRecord>{"command", "idle", [](const IdleRecord&) { return Json("idle"); }},
    IdleField<IdleRecord>{"target", "the server that was tried", [](const IdleRecord& r) { return text_if_any(r.report.target); }},
    IdleField<IdleRecord>{"endpoint", "its endpoint string", [](const IdleRecord& r) { return text_if_any(r.report.endpoint); }},
    IdleField<IdleRecord>{"address", "the address of every connection", [](const IdleRecord& r) { return text_if_any(r.server.address); }},
    IdleField<IdleRecord>{"ok", "whether nothing was cut, and that is known", [](const IdleRecord& r) { return Json(idle_exit(r) == 0); }},
    IdleField<IdleRecord>{"exit", "the exit status", [](const IdleRecord& r) { return Json(idle_exit(r)); }},
    IdleField<IdleRecord>{"interrupted", "true after a signal", [](const IdleRecord& r) { return r.end == RunEnd::interrupted ? Json(true) : Json(); }},
    IdleField<IdleRecord>{"server", "what it says of itself", [](const IdleRecord& r) { return object_of(r.server, idle_server_fields()); }},
    IdleField<IdleRecord>{"servers", "how many processes answered", [](const IdleRecord& r) { return r.servers.empty() ? Json() : Json(r.servers.size()); }},
    IdleField<IdleRecord>{"planned", "connections of the first round", [](const IdleRecord& r) { return Json(r.room.planned); }},
    IdleField<IdleRecord>{"wanted", "how many that should have been", [](const IdleRecord& r) { return Json(r.room.wanted); }},
    IdleField<IdleRecord>{"limit", "why not all", limit_of},
    IdleField<IdleRecord>{"boundaries", "an object for each arm", boundaries_of},
    IdleField<IdleRecord>{"cause", "why", cause_of},
    IdleField<IdleRecord>{"hint", "the advice again, as in other reports", [](const IdleRecord& r) { return r.finding ? Json(text::for_json(advice_of(r))) : Json(); }},
    IdleField<IdleRecord>{"remedies", "what keeps connections open", remedies_of},
    IdleField<IdleRecord>{"discard_after", "seconds of disuse after which to discard one", [](const IdleRecord& r) { return r.safe_silence > IdleTime{} ? seconds_of(r.safe_silence) : Json(); }},
    IdleField<IdleRecord>{"clients", "what to set in clients", clients_of},
    IdleField<IdleRecord>{"connections", "an object for each", connections_of},
};

constexpr std::array server_table{
    IdleField<IdleServer>{"mode", "standalone or cluster", [](const IdleServer& s) { return text_if_any(s.mode); }},
    IdleField<IdleServer>{"master", "its name at the Sentinel", [](const IdleServer& s) { return text_if_any(s.master); }},
    IdleField<IdleServer>{"run_id", "of the process asked", [](const IdleServer& s) { return text_if_any(s.run_id); }},
    IdleField<IdleServer>{"timeout", "the setting, in seconds", [](const IdleServer& s) { return number_if_any(s.timeout); }},
    IdleField<IdleServer>{"tcp_keepalive", "the setting, in seconds", [](const IdleServer& s) { return number_if_any(s.tcp_keepalive); }},
    IdleField<IdleServer>{"max_clients", "how many clients it takes", [](const IdleServer& s) { return number_if_any(s.max_clients); }},
    IdleField<IdleServer>{"clients", "how many it had", [](const IdleServer& s) { return number_if_any(s.clients); }},
    IdleField<IdleServer>{"settings_fault", "why it did not tell its settings", [](const IdleServer& s) { return s.silence ? Json(info(s.silence->fault).id) : Json(); }},
};

constexpr std::array boundary_table{
    IdleField<IdleBoundary>{"ok", "connections that still worked", [](const IdleBoundary& b) { return Json(b.ok); }},
    IdleField<IdleBoundary>{"cut", "that did not", [](const IdleBoundary& b) { return Json(b.cut); }},
    IdleField<IdleBoundary>{"unclear", "that tell nothing", [](const IdleBoundary& b) { return Json(b.unclear); }},
    IdleField<IdleBoundary>{"pending", "not used because of a signal", [](const IdleBoundary& b) { return Json(b.pending); }},
    IdleField<IdleBoundary>{"survived", "longest age that worked", [](const IdleBoundary& b) { return seconds_if_any(b.survived); }},
    IdleField<IdleBoundary>{"cut_from", "shortest that did not", [](const IdleBoundary& b) { return seconds_if_any(b.cut_from); }},
    IdleField<IdleBoundary>{"cut_to", "longest at which one was cut", [](const IdleBoundary& b) { return seconds_if_any(b.cut_to); }},
    IdleField<IdleBoundary>{"exact", "whether the moments of the cuts are known", [](const IdleBoundary& b) { return b.cut > 0 ? Json(b.exact) : Json(); }},
    IdleField<IdleBoundary>{"mixed", "true if there is no boundary", [](const IdleBoundary& b) { return b.mixed ? Json(true) : Json(); }},
};

constexpr std::array connection_table{
    IdleField<IdleSample>{"arm", "how it was kept", [](const IdleSample& s) { return Json(name(s.arm)); }},
    IdleField<IdleSample>{"round", "1 or 2", [](const IdleSample& s) { return Json(s.round); }},
    IdleField<IdleSample>{"planned", "seconds until its use", [](const IdleSample& s) { return seconds_of(s.planned); }},
    IdleField<IdleSample>{"interval", "seconds between keepalives or PINGs", [](const IdleSample& s) { return s.interval > IdleTime{} ? seconds_of(s.interval) : Json(); }},
    IdleField<IdleSample>{"age", "seconds, as measured", [](const IdleSample& s) { return seconds_of(s.age); }},
    IdleField<IdleSample>{"longest_silence", "seconds", [](const IdleSample& s) { return seconds_of(s.longest_silence); }},
    IdleField<IdleSample>{"outcome", "ok, cut, unclear or pending", [](const IdleSample& s) { return Json(name(s.outcome())); }},
    IdleField<IdleSample>{"how", "how it ended", [](const IdleSample& s) { return Json(info(s.end).id); }},
    IdleField<IdleSample>{"fault", "of its use", [](const IdleSample& s) { return s.failure ? Json(info(s.failure->fault).id) : Json(); }},
    IdleField<IdleSample>{"detail", "of this fault", [](const IdleSample& s) { return s.failure ? text_if_any(in_words(s.failure->detail)) : Json(); }},
    IdleField<IdleSample>{"run_id", "of the process that answered at first", [](const IdleSample& s) { return text_if_any(s.server); }},
    IdleField<IdleSample>{"unacknowledged", "segments", [](const IdleSample& s) { return s.unacknowledged > 0 ? Json(s.unacknowledged) : Json(); }},
    IdleField<IdleSample>{"retransmits", "segments sent again", [](const IdleSample& s) { return s.retransmits > 0 ? Json(s.retransmits) : Json(); }},
    IdleField<IdleSample>{"opened", "seconds since the run began", [](const IdleSample& s) { return seconds_if_any(s.opened); }},
};
// clang-format on

}  // namespace

std::span<const IdleField<IdleRecord>> idle_fields() { return record_table; }
std::span<const IdleField<IdleServer>> idle_server_fields() { return server_table; }
std::span<const IdleField<IdleBoundary>> idle_boundary_fields() { return boundary_table; }
std::span<const IdleField<IdleSample>> idle_connection_fields() { return connection_table; }

}  // namespace rconn::cli
