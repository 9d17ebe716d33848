#include "cli/output/json/fields.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/options/text/escape.hpp"
#include "cli/output/json/json_values.hpp"
#include "cli/output/json/members.hpp"
#include "cli/output/json/report_parts.hpp"
#include "cli/output/json/table/object_of.hpp"
#include "cli/output/json/table/values.hpp"
#include "cli/output/json/topology_fields.hpp"
#include "cli/output/summary/report_exit.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/hint.hpp"
#include "cli/output/words/lateness.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "cli/output/words/utc_time.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/finding.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

template <typename Part>
Json object_if_any(const std::shared_ptr<const Part>& part, std::span<const Member<Part>> table) {
  return part ? object_of(table, *part) : Json();
}

Json labels(const Report& report) {
  Json object;
  for (const auto& [name, value] : report.labels) object[text::for_json(name)] = text_of(value);
  return object;
}

Json detail(const Report& report) {
  if (!report.failure || report.failure->detail.empty()) return {};
  return text_of(in_words(report.failure->detail));
}

Json dns_of(const Report& report) {
  if (!report.evidence || !report.evidence->name) return {};
  const auto& answers = report.evidence->name->answers;
  return answers.empty() ? Json() : list_of(dns_answer_members(), answers);
}

template <typename Value>
Json if_probed(const Report& report, Value value) {
  return report.probed ? Json(value) : Json();
}

// clang-format off
constexpr std::array table{
    Field{"command", "command", "the command that produced the report",
          [](const Report&, const std::string_view& command) { return Json(command); }},
    Field{"time", "time", "when it began: RFC 3339, UTC",
          [](const Report& r, const std::string_view&) { return Json(utc_time(r.began)); }},
    Field{"sequence", "count", "the round of a repeated ping: 1, 2, ...",
          [](const Report& r, const std::string_view&) { return Json(r.sequence); }},
    Field{"target", "text", "the target as given, without secrets",
          [](const Report& r, const std::string_view&) { return text_of(r.target); }},
    Field{"nth", "count?", "2, 3, ... if other targets read the same",
          [](const Report& r, const std::string_view&) { return r.nth > 1 ? Json(r.nth) : Json(); }},
    Field{"db", "integer?", "the database to select",
          [](const Report& r, const std::string_view&) { return number_if_set(r.database); }},
    Field{"user", "text?", "the user to log in as",
          [](const Report& r, const std::string_view&) { return text_if_set(r.user); }},
    Field{"source", "text?", "the place of the target in a list: FILE:LINE",
          [](const Report& r, const std::string_view&) { return text_if_any(r.source); }},
    Field{"labels", "{text}?", "the labels from the list: names and values",
          [](const Report& r, const std::string_view&) { return labels(r); }},
    Field{"endpoint", "text", "HOST:PORT, [HOST]:PORT or unix://PATH",
          [](const Report& r, const std::string_view&) { return text_of(r.endpoint); }},
    Field{"persistent_key", "text?", "the key that phpredis uses for a persistent connection",
          [](const Report& r, const std::string_view&) { return text_if_set(r.persistent_key); }},
    Field{"reused", "boolean?", "whether a kept connection was used",
          [](const Report& r, const std::string_view&) { return if_probed(r, r.reused); }},
    Field{"age_ms", "ms?", "the age of a persistent connection",
          [](const Report& r, const std::string_view&) {
            return r.usage ? Json(in_milliseconds(r.usage->age)) : Json();
          }},
    Field{"uses", "count?", "how often it was used, this time included",
          [](const Report& r, const std::string_view&) { return r.usage ? Json(r.usage->uses) : Json(); }},
    Field{"dropped", "dropped?", "why a kept connection was not used again",
          [](const Report& r, const std::string_view&) {
            return r.dropped ? object_of(drop_members(), *r.dropped) : Json();
          }},
    Field{"address", "text?", "the address reached",
          [](const Report& r, const std::string_view&) { return text_if_set(r.address); }},
    Field{"addresses", "[text]?", "what the target resolves to, in the order tried",
          [](const Report& r, const std::string_view&) { return texts_if_any(r.addresses); }},
    Field{"ok", "boolean?", "whether the result is as expected",
          [](const Report& r, const std::string_view&) { return if_probed(r, report_exit(r) == 0); }},
    Field{"verdict", "verdict?", "the name of the exit status; absent if no server was asked",
          [](const Report& r, const std::string_view&) {
            return r.failure || r.address ? Json(info(r.verdict()).name) : Json();
          }},
    Field{"exit", "exit?", "the exit status for this report",
          [](const Report& r, const std::string_view&) { return if_probed(r, report_exit(r)); }},
    Field{"fault", "fault?", "the id of the fault",
          [](const Report& r, const std::string_view&) {
            return r.failure ? Json(info(r.failure->fault).id) : Json();
          }},
    Field{"rung", "rung?", "the rung that failed",
          [](const Report& r, const std::string_view&) {
            return r.stopped_at ? Json(name(*r.stopped_at)) : Json();
          }},
    Field{"detail", "text?", "the message of the peer or the system",
          [](const Report& r, const std::string_view&) { return detail(r); }},
    Field{"hint", "text?", "what to do about it",
          [](const Report& r, const std::string_view&) { return r.failure ? text_of(hint(r)) : Json(); }},
    Field{"answer", "text?", "the error that was answered, if the conditions hold nevertheless",
          [](const Report& r, const std::string_view&) {
            return r.excused && r.ok() ? text_of(in_words(r.excused->failure.detail)) : Json();
          }},
    Field{"times_ms", "times?", "milliseconds of each rung reached, and total",
          [](const Report& r, const std::string_view&) { return r.probed ? times_of(r) : Json(); }},
    Field{"late_ms", "ms?", "how late rconn itself was, if over a tenth of the total",
          [](const Report& r, const std::string_view&) {
            return is_late(r) ? Json(in_milliseconds(r.late)) : Json();
          }},
    Field{"tries", "count?", "how often a wait tried",
          [](const Report& r, const std::string_view&) { return r.wait ? Json(r.wait->tries) : Json(); }},
    Field{"waited_ms", "ms?", "how long a wait took",
          [](const Report& r, const std::string_view&) {
            return r.wait ? Json(in_milliseconds(r.wait->took)) : Json();
          }},
    Field{"attempts", "[attempt]?", "each address tried: address, fault, detail, ms, rtt_ms, retransmits",
          [](const Report& r, const std::string_view&) {
            return r.probed ? list_of(attempt_members(), r.attempts) : Json();
          }},
    Field{"sequential_ms", "ms?", "how long a client that tries addresses in order waits for dead ones",
          [](const Report& r, const std::string_view&) {
            return r.sequential_wait ? Json(in_milliseconds(*r.sequential_wait)) : Json();
          }},
    Field{"also_tried", "[attempt]?", "the addresses that only a trace tries",
          [](const Report& r, const std::string_view&) {
            return r.also_tried.empty() ? Json() : list_of(attempt_members(), r.also_tried);
          }},
    Field{"expectations", "[expectation]?", "each condition: whether it is met, and what was found",
          [](const Report& r, const std::string_view&) { return expectations_of(r); }},
    Field{"tls", "tls?", "the facts from the handshake",
          [](const Report& r, const std::string_view&) { return object_if_any(r.tls, tls_members()); }},
    Field{"server", "server?", "the identity that the server reports",
          [](const Report& r, const std::string_view&) {
            return object_if_any(r.identity, server_members());
          }},
    Field{"dns", "[dns_answer]?", "what each name server answered when asked directly",
          [](const Report& r, const std::string_view&) { return dns_of(r); }},
    Field{"cause", "cause?", "why it failed: id, certainty, sentence, advice",
          [](const Report& r, const std::string_view&) { return cause_of(r); }},
    Field{"cause_detail", "text?", "the observation that shows the cause",
          [](const Report& r, const std::string_view&) {
            const bool told = r.finding && !r.finding->detail.empty();
            return told ? text_of(in_words(r.finding->detail)) : Json();
          }},
    Field{"topology", "topology?", "the members and the problems",
          [](const Report& r, const std::string_view&) {
            return r.topology ? json_of(*r.topology) : Json();
          }},
};
// clang-format on

}  // namespace

std::span<const Field> fields() { return table; }

const Field* find_field(std::string_view name) {
  const auto* const found = std::ranges::find(table, name, &Field::name);
  return found == table.end() ? nullptr : found;
}

}  // namespace rconn::cli
