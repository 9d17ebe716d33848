#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/options/text/escape.hpp"
#include "cli/output/json/table/object_of.hpp"
#include "cli/output/json/watch/watch_fields.hpp"
#include "cli/output/json/watch/watch_values.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/hint.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

// The target of an event; null: it concerns the watch as a whole.
const TargetRecord* target_of(const WatchEvent& event, const WatchRecord& record) {
  const bool of_all = event.kind == WatchEventKind::paused;
  return of_all || event.target >= record.targets.size() ? nullptr : &record.targets[event.target];
}

// Whether the text of the event is one address.
bool tells_address(const WatchEvent& event) {
  return event.kind == WatchEventKind::connected || event.kind == WatchEventKind::address_down ||
         event.kind == WatchEventKind::address_up;
}

bool has_failure(const WatchEvent& event) { return event.report && event.report->failure; }

Json views_of(const TargetSpan& span, const WatchRecord& record) {
  Json object = Json::object();
  for (const ViewSpan& view : span.views) {
    object[std::string(name(view.view))] = object_of(minute_view_fields(), view, record);
  }
  return object;
}

const TargetRecord& target_of(const TargetSpan& span, const WatchRecord& record) {
  return record.targets[span.target];
}

// clang-format off
constexpr std::array of_event{
    WatchField<WatchEvent>{"command", "=watch", "watch",
        [](const WatchEvent&, const WatchRecord&) { return Json("watch"); }},
    WatchField<WatchEvent>{"event", "watch_event_kind", "see WATCH EVENTS; minute and summary are further lines",
        [](const WatchEvent& e, const WatchRecord&) { return Json(name(e.kind)); }},
    WatchField<WatchEvent>{"at", "time", "when it was seen, by the clock on the wall, in UTC (RFC 3339)",
        [](const WatchEvent& e, const WatchRecord&) { return wall_time(e.when); }},
    WatchField<WatchEvent>{"elapsed", "seconds", "seconds since the start of the watch",
        [](const WatchEvent& e, const WatchRecord&) { return Json(in_seconds(e.when.at)); }},
    WatchField<WatchEvent>{"target", "text?", "as given; absent: it concerns the watch as a whole",
        [](const WatchEvent& e, const WatchRecord& r) {
          const TargetRecord* const target = target_of(e, r);
          return target != nullptr ? Json(text::for_json(target->target)) : Json();
        }},
    WatchField<WatchEvent>{"endpoint", "text?", "where it is",
        [](const WatchEvent& e, const WatchRecord& r) {
          const TargetRecord* const target = target_of(e, r);
          return target != nullptr ? Json(text::for_json(target->endpoint)) : Json();
        }},
    WatchField<WatchEvent>{"view", "view?", "held, fresh or write; absent: it concerns the whole target",
        [](const WatchEvent& e, const WatchRecord&) {
          return e.view ? Json(name(*e.view)) : Json();
        }},
    WatchField<WatchEvent>{"address", "text?", "the address that it concerns",
        [](const WatchEvent& e, const WatchRecord&) {
          return tells_address(e) ? escaped_if_any(e.text) : Json();
        }},
    WatchField<WatchEvent>{"fault", "fault?", "the id of the fault",
        [](const WatchEvent& e, const WatchRecord&) {
          return e.fault ? Json(info(*e.fault).id) : Json();
        }},
    WatchField<WatchEvent>{"detail", "text?", "the message of the peer or the system",
        [](const WatchEvent& e, const WatchRecord&) {
          return has_failure(e) ? escaped_if_any(in_words(e.report->failure->detail)) : Json();
        }},
    WatchField<WatchEvent>{"cause", "known_cause?", "why, as for a report",
        [](const WatchEvent& e, const WatchRecord&) { return cause_of(e.cause, e.report.get()); }},
    WatchField<WatchEvent>{"hint", "text?", "what to do about it",
        [](const WatchEvent& e, const WatchRecord&) {
          return has_failure(e) ? escaped_if_any(hint(*e.report)) : Json();
        }},
    WatchField<WatchEvent>{"seconds", "seconds?", "how long it lasted: the outage that is over, the pause",
        [](const WatchEvent& e, const WatchRecord&) { return seconds_if_any(e.lasted); }},
    WatchField<WatchEvent>{"uncertainty", "seconds?", "seconds by which this may be wrong, either way",
        [](const WatchEvent& e, const WatchRecord&) { return seconds_if_any(e.uncertainty); }},
    WatchField<WatchEvent>{"text", "text?", "what else there is to say: two addresses, a count",
        [](const WatchEvent& e, const WatchRecord&) {
          return tells_address(e) ? Json() : escaped_if_any(e.text);
        }},
};

constexpr std::array of_minute{
    WatchField<TargetSpan>{"command", "=watch", "watch",
        [](const TargetSpan&, const WatchRecord&) { return Json("watch"); }},
    WatchField<TargetSpan>{"event", "=minute", "minute",
        [](const TargetSpan&, const WatchRecord&) { return Json("minute"); }},
    WatchField<TargetSpan>{"at", "time", "its end",
        [](const TargetSpan& s, const WatchRecord&) { return wall_time(s.end); }},
    WatchField<TargetSpan>{"elapsed", "seconds", "seconds since the start of the watch, at its end",
        [](const TargetSpan& s, const WatchRecord&) { return Json(in_seconds(s.end.at)); }},
    WatchField<TargetSpan>{"target", "text", "as given",
        [](const TargetSpan& s, const WatchRecord& r) {
          return Json(text::for_json(target_of(s, r).target));
        }},
    WatchField<TargetSpan>{"endpoint", "text", "where it is",
        [](const TargetSpan& s, const WatchRecord& r) {
          return Json(text::for_json(target_of(s, r).endpoint));
        }},
    WatchField<TargetSpan>{"seconds", "seconds", "its length: a minute, or more if rconn was paused",
        [](const TargetSpan& s, const WatchRecord&) { return Json(in_seconds(s.length)); }},
    WatchField<TargetSpan>{"is_down", "boolean", "whether a view is down at its end",
        [](const TargetSpan& s, const WatchRecord& r) { return Json(target_of(s, r).is_down()); }},
    WatchField<TargetSpan>{"views", "{view:minute_view}", "by name: probes, ok, failed, not_started, service_ms",
        [](const TargetSpan& s, const WatchRecord& r) { return views_of(s, r); }},
};

constexpr std::array of_minute_view{
    WatchField<ViewSpan>{"probes", "count", "those with a result, and those that were not started",
        [](const ViewSpan& v, const WatchRecord&) { return Json(v.probes()); }},
    WatchField<ViewSpan>{"ok", "count", "probes that succeeded",
        [](const ViewSpan& v, const WatchRecord&) { return Json(v.ok); }},
    WatchField<ViewSpan>{"failed", "count", "probes that failed",
        [](const ViewSpan& v, const WatchRecord&) { return Json(v.failed); }},
    WatchField<ViewSpan>{"not_started", "count", "probes that were due while too many before them were unanswered",
        [](const ViewSpan& v, const WatchRecord&) { return Json(v.not_started); }},
    WatchField<ViewSpan>{"service_ms", "distribution?", "from the start of a probe to its reply",
        [](const ViewSpan& v, const WatchRecord&) { return distribution(v.service); }},
};
// clang-format on

}  // namespace

std::span<const WatchField<WatchEvent>> watch_event_fields() { return of_event; }
std::span<const WatchField<TargetSpan>> watch_minute_fields() { return of_minute; }
std::span<const WatchField<ViewSpan>> minute_view_fields() { return of_minute_view; }

}  // namespace rconn::cli
