#include "cli/output/json/idle/idle_fields.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/output/json/table/cause_text.hpp"
#include "cli/output/json/table/object_of.hpp"
#include "cli/output/json/table/values.hpp"
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

Json seconds_if_set(const std::optional<IdleTime>& time) {
  return time ? seconds_of(*time) : Json();
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
    Member<IdleRecord>{"command", "=idle", "idle", [](const IdleRecord&) { return Json("idle"); }},
    Member<IdleRecord>{"target", "text", "the server that was tried", [](const IdleRecord& r) { return text_of(r.report.target); }},
    Member<IdleRecord>{"endpoint", "text", "its endpoint string", [](const IdleRecord& r) { return text_of(r.report.endpoint); }},
    Member<IdleRecord>{"address", "text?", "the address of every connection", [](const IdleRecord& r) { return text_if_any(r.server.address); }},
    Member<IdleRecord>{"ok", "boolean", "whether nothing was cut, and that is known", [](const IdleRecord& r) { return Json(idle_exit(r) == 0); }},
    Member<IdleRecord>{"exit", "exit", "the exit status", [](const IdleRecord& r) { return Json(idle_exit(r)); }},
    Member<IdleRecord>{"interrupted", "true?", "true after a signal", [](const IdleRecord& r) { return true_if(r.end == RunEnd::interrupted); }},
    Member<IdleRecord>{"server", "idle_server", "what it says of itself", [](const IdleRecord& r) { return object_of(idle_server_fields(), r.server); }},
    Member<IdleRecord>{"servers", "count?", "how many processes answered", [](const IdleRecord& r) { return count_if_any(r.servers.size()); }},
    Member<IdleRecord>{"planned", "count", "connections of the first round", [](const IdleRecord& r) { return Json(r.room.planned); }},
    Member<IdleRecord>{"wanted", "count", "how many that should have been", [](const IdleRecord& r) { return Json(r.room.wanted); }},
    Member<IdleRecord>{"limit", "=clients|descriptors?", "why not all", limit_of},
    Member<IdleRecord>{"boundaries", "{idle_arm:idle_boundary}", "an object for each arm", boundaries_of},
    Member<IdleRecord>{"cause", "idle_cause?", "why", cause_of},
    Member<IdleRecord>{"hint", "text?", "the advice again, as in other reports", [](const IdleRecord& r) { return r.finding ? text_of(advice_of(r)) : Json(); }},
    Member<IdleRecord>{"remedies", "{idle_arm:idle_remedy}", "what keeps connections open", remedies_of},
    Member<IdleRecord>{"discard_after", "seconds?", "seconds of disuse after which to discard one", [](const IdleRecord& r) { return r.safe_silence > IdleTime{} ? seconds_of(r.safe_silence) : Json(); }},
    Member<IdleRecord>{"clients", "[idle_client]", "what to set in clients", [](const IdleRecord& r) { return list_of(idle_client_fields(), client_settings(r)); }},
    Member<IdleRecord>{"connections", "[idle_connection]", "an object for each", [](const IdleRecord& r) { return list_of(idle_connection_fields(), r.samples); }},
};

constexpr std::array server_table{
    Member<IdleServer>{"mode", "text?", "standalone or cluster", [](const IdleServer& s) { return text_if_any(s.mode); }},
    Member<IdleServer>{"master", "text?", "its name at the Sentinel", [](const IdleServer& s) { return text_if_any(s.master); }},
    Member<IdleServer>{"run_id", "text?", "of the process asked", [](const IdleServer& s) { return text_if_any(s.run_id); }},
    Member<IdleServer>{"timeout", "integer?", "the setting, in seconds", [](const IdleServer& s) { return number_if_set(s.timeout); }},
    Member<IdleServer>{"tcp_keepalive", "integer?", "the setting, in seconds", [](const IdleServer& s) { return number_if_set(s.tcp_keepalive); }},
    Member<IdleServer>{"max_clients", "integer?", "how many clients it takes", [](const IdleServer& s) { return number_if_set(s.max_clients); }},
    Member<IdleServer>{"clients", "integer?", "how many it had", [](const IdleServer& s) { return number_if_set(s.clients); }},
    Member<IdleServer>{"settings_fault", "fault?", "why it did not tell its settings", [](const IdleServer& s) { return s.silence ? Json(info(s.silence->fault).id) : Json(); }},
};

constexpr std::array boundary_table{
    Member<IdleBoundary>{"ok", "count", "connections that still worked", [](const IdleBoundary& b) { return Json(b.ok); }},
    Member<IdleBoundary>{"cut", "count", "that did not", [](const IdleBoundary& b) { return Json(b.cut); }},
    Member<IdleBoundary>{"unclear", "count", "that tell nothing", [](const IdleBoundary& b) { return Json(b.unclear); }},
    Member<IdleBoundary>{"pending", "count", "not used because of a signal", [](const IdleBoundary& b) { return Json(b.pending); }},
    Member<IdleBoundary>{"survived", "seconds?", "longest age that worked", [](const IdleBoundary& b) { return seconds_if_set(b.survived); }},
    Member<IdleBoundary>{"cut_from", "seconds?", "shortest that did not", [](const IdleBoundary& b) { return seconds_if_set(b.cut_from); }},
    Member<IdleBoundary>{"cut_to", "seconds?", "longest at which one was cut", [](const IdleBoundary& b) { return seconds_if_set(b.cut_to); }},
    Member<IdleBoundary>{"exact", "boolean?", "whether the moments of the cuts are known", [](const IdleBoundary& b) { return b.cut > 0 ? Json(b.exact) : Json(); }},
    Member<IdleBoundary>{"mixed", "true?", "true if there is no boundary", [](const IdleBoundary& b) { return true_if(b.mixed); }},
};

constexpr std::array connection_table{
    Member<IdleSample>{"arm", "idle_arm", "how it was kept", [](const IdleSample& s) { return Json(name(s.arm)); }},
    Member<IdleSample>{"round", "count", "1 or 2", [](const IdleSample& s) { return Json(s.round); }},
    Member<IdleSample>{"planned", "seconds", "seconds until its use", [](const IdleSample& s) { return seconds_of(s.planned); }},
    Member<IdleSample>{"interval", "seconds?", "seconds between keepalives or PINGs", [](const IdleSample& s) { return s.interval > IdleTime{} ? seconds_of(s.interval) : Json(); }},
    Member<IdleSample>{"age", "seconds", "seconds, as measured", [](const IdleSample& s) { return seconds_of(s.age); }},
    Member<IdleSample>{"longest_silence", "seconds", "seconds", [](const IdleSample& s) { return seconds_of(s.longest_silence); }},
    Member<IdleSample>{"outcome", "idle_outcome", "ok, cut, unclear or pending", [](const IdleSample& s) { return Json(name(s.outcome())); }},
    Member<IdleSample>{"how", "idle_end", "how it ended", [](const IdleSample& s) { return Json(info(s.end).id); }},
    Member<IdleSample>{"fault", "fault?", "of its use", [](const IdleSample& s) { return s.failure ? Json(info(s.failure->fault).id) : Json(); }},
    Member<IdleSample>{"detail", "text?", "of this fault", [](const IdleSample& s) { return s.failure ? text_if_any(in_words(s.failure->detail)) : Json(); }},
    Member<IdleSample>{"run_id", "text?", "of the process that answered at first", [](const IdleSample& s) { return text_if_any(s.server); }},
    Member<IdleSample>{"unacknowledged", "count?", "segments", [](const IdleSample& s) { return count_if_any(s.unacknowledged); }},
    Member<IdleSample>{"retransmits", "count?", "segments sent again", [](const IdleSample& s) { return count_if_any(s.retransmits); }},
    Member<IdleSample>{"opened", "seconds?", "seconds since the run began", [](const IdleSample& s) { return seconds_if_set(s.opened); }},
};

constexpr std::array remedy_table{
    Member<IdleRemedy>{"helps", "boolean", "whether it was seen to help", [](const IdleRemedy& r) { return Json(r.helps); }},
    Member<IdleRemedy>{"seconds", "seconds?", "the longest interval that was seen to help", [](const IdleRemedy& r) { return r.interval > IdleTime{} ? seconds_of(r.interval) : Json(); }},
};

constexpr std::array client_table{
    Member<ClientSetting>{"client", "text", "its name", [](const ClientSetting& c) { return Json(c.client); }},
    Member<ClientSetting>{"setting", "text", "what to write", [](const ClientSetting& c) { return Json(c.setting); }},
    Member<ClientSetting>{"effect", "=keepalive|ping|check|discard|replace", "what it does", [](const ClientSetting& c) { return Json(c.effect); }},
};
// clang-format on

}  // namespace

std::span<const Member<IdleRecord>> idle_fields() { return record_table; }
std::span<const Member<IdleServer>> idle_server_fields() { return server_table; }
std::span<const Member<IdleBoundary>> idle_boundary_fields() { return boundary_table; }
std::span<const Member<IdleSample>> idle_connection_fields() { return connection_table; }
std::span<const Member<IdleRemedy>> idle_remedy_fields() { return remedy_table; }
std::span<const Member<ClientSetting>> idle_client_fields() { return client_table; }

}  // namespace rconn::cli
