#include "cli/output/json/idle/idle_fields.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/options/text/escape.hpp"
#include "cli/output/json/table/cause_text.hpp"
#include "cli/output/json/table/object_of.hpp"
#include "cli/output/summary/idle_exit.hpp"
#include "cli/output/words/detail.hpp"
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

Json boundaries_of(const IdleRecord& record) {
  Json object = Json::object();
  for (std::size_t i = 0; i < idle_arm_names.size(); ++i) {
    object[std::string(idle_arm_names.at(i))] =
        object_of(idle_boundary_fields(), record.boundaries.at(i));
  }
  return object;
}

Json cause_of(const IdleRecord& record) {
  if (!record.finding) return {};
  return object_of(cause_text_members(),
                   CauseText{words_for(record.finding->cause).id, name(record.finding->certainty),
                             sentence_of(record), advice_of(record)});
}

Json remedies_of(const IdleRecord& record) {
  Json object = Json::object();
  for (std::size_t i = 1; i < idle_arm_names.size(); ++i) {
    if (record.helps.at(i) == Helps::unknown) continue;
    const IdleRemedy remedy{record.helps.at(i) == Helps::yes, record.interval_that_helps.at(i)};
    object[std::string(idle_arm_names.at(i))] = object_of(idle_remedy_fields(), remedy);
  }
  return object;
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
    IdleField<IdleRecord>{"command", "=idle", "idle", [](const IdleRecord&) { return Json("idle"); }},
    IdleField<IdleRecord>{"target", "text", "the server that was tried", [](const IdleRecord& r) { return text_if_any(r.report.target); }},
    IdleField<IdleRecord>{"endpoint", "text", "its endpoint string", [](const IdleRecord& r) { return text_if_any(r.report.endpoint); }},
    IdleField<IdleRecord>{"address", "text?", "the address of every connection", [](const IdleRecord& r) { return text_if_any(r.server.address); }},
    IdleField<IdleRecord>{"ok", "boolean", "whether nothing was cut, and that is known", [](const IdleRecord& r) { return Json(idle_exit(r) == 0); }},
    IdleField<IdleRecord>{"exit", "exit", "the exit status", [](const IdleRecord& r) { return Json(idle_exit(r)); }},
    IdleField<IdleRecord>{"interrupted", "true?", "true after a signal", [](const IdleRecord& r) { return r.end == RunEnd::interrupted ? Json(true) : Json(); }},
    IdleField<IdleRecord>{"server", "idle_server", "what it says of itself", [](const IdleRecord& r) { return object_of(idle_server_fields(), r.server); }},
    IdleField<IdleRecord>{"servers", "count?", "how many processes answered", [](const IdleRecord& r) { return r.servers.empty() ? Json() : Json(r.servers.size()); }},
    IdleField<IdleRecord>{"planned", "count", "connections of the first round", [](const IdleRecord& r) { return Json(r.room.planned); }},
    IdleField<IdleRecord>{"wanted", "count", "how many that should have been", [](const IdleRecord& r) { return Json(r.room.wanted); }},
    IdleField<IdleRecord>{"limit", "=clients|descriptors?", "why not all", limit_of},
    IdleField<IdleRecord>{"boundaries", "{idle_arm:idle_boundary}", "an object for each arm", boundaries_of},
    IdleField<IdleRecord>{"cause", "idle_cause?", "why", cause_of},
    IdleField<IdleRecord>{"hint", "text?", "the advice again, as in other reports", [](const IdleRecord& r) { return r.finding ? Json(text::for_json(advice_of(r))) : Json(); }},
    IdleField<IdleRecord>{"remedies", "{idle_arm:idle_remedy}", "what keeps connections open", remedies_of},
    IdleField<IdleRecord>{"discard_after", "seconds?", "seconds of disuse after which to discard one", [](const IdleRecord& r) { return r.safe_silence > IdleTime{} ? seconds_of(r.safe_silence) : Json(); }},
    IdleField<IdleRecord>{"clients", "[idle_client]", "what to set in clients", [](const IdleRecord& r) { return list_of(idle_client_fields(), client_settings(r)); }},
    IdleField<IdleRecord>{"connections", "[idle_connection]", "an object for each", [](const IdleRecord& r) { return list_of(idle_connection_fields(), r.samples); }},
};

constexpr std::array server_table{
    IdleField<IdleServer>{"mode", "text?", "standalone or cluster", [](const IdleServer& s) { return text_if_any(s.mode); }},
    IdleField<IdleServer>{"master", "text?", "its name at the Sentinel", [](const IdleServer& s) { return text_if_any(s.master); }},
    IdleField<IdleServer>{"run_id", "text?", "of the process asked", [](const IdleServer& s) { return text_if_any(s.run_id); }},
    IdleField<IdleServer>{"timeout", "integer?", "the setting, in seconds", [](const IdleServer& s) { return number_if_any(s.timeout); }},
    IdleField<IdleServer>{"tcp_keepalive", "integer?", "the setting, in seconds", [](const IdleServer& s) { return number_if_any(s.tcp_keepalive); }},
    IdleField<IdleServer>{"max_clients", "integer?", "how many clients it takes", [](const IdleServer& s) { return number_if_any(s.max_clients); }},
    IdleField<IdleServer>{"clients", "integer?", "how many it had", [](const IdleServer& s) { return number_if_any(s.clients); }},
    IdleField<IdleServer>{"settings_fault", "fault?", "why it did not tell its settings", [](const IdleServer& s) { return s.silence ? Json(info(s.silence->fault).id) : Json(); }},
};

constexpr std::array boundary_table{
    IdleField<IdleBoundary>{"ok", "count", "connections that still worked", [](const IdleBoundary& b) { return Json(b.ok); }},
    IdleField<IdleBoundary>{"cut", "count", "that did not", [](const IdleBoundary& b) { return Json(b.cut); }},
    IdleField<IdleBoundary>{"unclear", "count", "that tell nothing", [](const IdleBoundary& b) { return Json(b.unclear); }},
    IdleField<IdleBoundary>{"pending", "count", "not used because of a signal", [](const IdleBoundary& b) { return Json(b.pending); }},
    IdleField<IdleBoundary>{"survived", "seconds?", "longest age that worked", [](const IdleBoundary& b) { return seconds_if_any(b.survived); }},
    IdleField<IdleBoundary>{"cut_from", "seconds?", "shortest that did not", [](const IdleBoundary& b) { return seconds_if_any(b.cut_from); }},
    IdleField<IdleBoundary>{"cut_to", "seconds?", "longest at which one was cut", [](const IdleBoundary& b) { return seconds_if_any(b.cut_to); }},
    IdleField<IdleBoundary>{"exact", "boolean?", "whether the moments of the cuts are known", [](const IdleBoundary& b) { return b.cut > 0 ? Json(b.exact) : Json(); }},
    IdleField<IdleBoundary>{"mixed", "true?", "true if there is no boundary", [](const IdleBoundary& b) { return b.mixed ? Json(true) : Json(); }},
};

constexpr std::array connection_table{
    IdleField<IdleSample>{"arm", "idle_arm", "how it was kept", [](const IdleSample& s) { return Json(name(s.arm)); }},
    IdleField<IdleSample>{"round", "count", "1 or 2", [](const IdleSample& s) { return Json(s.round); }},
    IdleField<IdleSample>{"planned", "seconds", "seconds until its use", [](const IdleSample& s) { return seconds_of(s.planned); }},
    IdleField<IdleSample>{"interval", "seconds?", "seconds between keepalives or PINGs", [](const IdleSample& s) { return s.interval > IdleTime{} ? seconds_of(s.interval) : Json(); }},
    IdleField<IdleSample>{"age", "seconds", "seconds, as measured", [](const IdleSample& s) { return seconds_of(s.age); }},
    IdleField<IdleSample>{"longest_silence", "seconds", "seconds", [](const IdleSample& s) { return seconds_of(s.longest_silence); }},
    IdleField<IdleSample>{"outcome", "idle_outcome", "ok, cut, unclear or pending", [](const IdleSample& s) { return Json(name(s.outcome())); }},
    IdleField<IdleSample>{"how", "idle_end", "how it ended", [](const IdleSample& s) { return Json(info(s.end).id); }},
    IdleField<IdleSample>{"fault", "fault?", "of its use", [](const IdleSample& s) { return s.failure ? Json(info(s.failure->fault).id) : Json(); }},
    IdleField<IdleSample>{"detail", "text?", "of this fault", [](const IdleSample& s) { return s.failure ? text_if_any(in_words(s.failure->detail)) : Json(); }},
    IdleField<IdleSample>{"run_id", "text?", "of the process that answered at first", [](const IdleSample& s) { return text_if_any(s.server); }},
    IdleField<IdleSample>{"unacknowledged", "count?", "segments", [](const IdleSample& s) { return s.unacknowledged > 0 ? Json(s.unacknowledged) : Json(); }},
    IdleField<IdleSample>{"retransmits", "count?", "segments sent again", [](const IdleSample& s) { return s.retransmits > 0 ? Json(s.retransmits) : Json(); }},
    IdleField<IdleSample>{"opened", "seconds?", "seconds since the run began", [](const IdleSample& s) { return seconds_if_any(s.opened); }},
};

constexpr std::array remedy_table{
    IdleField<IdleRemedy>{"helps", "boolean", "whether it was seen to help", [](const IdleRemedy& r) { return Json(r.helps); }},
    IdleField<IdleRemedy>{"seconds", "seconds?", "the longest interval that was seen to help", [](const IdleRemedy& r) { return r.interval > IdleTime{} ? seconds_of(r.interval) : Json(); }},
};

constexpr std::array client_table{
    IdleField<ClientSetting>{"client", "text", "its name", [](const ClientSetting& c) { return Json(c.client); }},
    IdleField<ClientSetting>{"setting", "text", "what to write", [](const ClientSetting& c) { return Json(c.setting); }},
    IdleField<ClientSetting>{"effect", "=keepalive|ping|check|discard|replace", "what it does", [](const ClientSetting& c) { return Json(c.effect); }},
};
// clang-format on

}  // namespace

std::span<const IdleField<IdleRecord>> idle_fields() { return record_table; }
std::span<const IdleField<IdleServer>> idle_server_fields() { return server_table; }
std::span<const IdleField<IdleBoundary>> idle_boundary_fields() { return boundary_table; }
std::span<const IdleField<IdleSample>> idle_connection_fields() { return connection_table; }
std::span<const IdleField<IdleRemedy>> idle_remedy_fields() { return remedy_table; }
std::span<const IdleField<ClientSetting>> idle_client_fields() { return client_table; }

}  // namespace rconn::cli
