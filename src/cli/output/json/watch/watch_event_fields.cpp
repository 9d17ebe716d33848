#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/options/text/escape.hpp"
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

Json views_of(const TargetSpan& span) {
  Json object = Json::object();
  for (const ViewSpan& view : span.views) {
    Json counts{{"probes", view.probes()},
                {"ok", view.ok},
                {"failed", view.failed},
                {"not_started", view.not_started}};
    if (Json times = distribution(view.service); !times.is_null()) {
      counts["service_ms"] = std::move(times);
    }
    object[std::string(name(view.view))] = std::move(counts);
  }
  return object;
}

const TargetRecord& target_of(const TargetSpan& span, const WatchRecord& record) {
  return record.targets[span.target];
}

// clang-format off
constexpr std::array of_event{
    WatchField<WatchEvent>{"command", "watch",
        [](const WatchEvent&, const WatchRecord&) { return Json("watch"); }},
    WatchField<WatchEvent>{"event", "see WATCH EVENTS; minute and summary are further lines",
        [](const WatchEvent& e, const WatchRecord&) { return Json(name(e.kind)); }},
    WatchField<WatchEvent>{"at", "when it was seen, by the clock on the wall, in UTC (RFC 3339)",
        [](const WatchEvent& e, const WatchRecord&) { return wall_time(e.when); }},
    WatchField<WatchEvent>{"elapsed", "seconds since the start of the watch",
        [](const WatchEvent& e, const WatchRecord&) { return Json(in_seconds(e.when.at)); }},
    WatchField<WatchEvent>{"target", "as given; absent: it concerns the watch as a whole",
        [](const WatchEvent& e, const WatchRecord& r) {
          const TargetRecord* const target = target_of(e, r);
          return target != nullptr ? Json(text::for_json(target->target)) : Json();
        }},
    WatchField<WatchEvent>{"endpoint", "where it is",
        [](const WatchEvent& e, const WatchRecord& r) {
          const TargetRecord* const target = target_of(e, r);
          return target != nullptr ? Json(text::for_json(target->endpoint)) : Json();
        }},
    WatchField<WatchEvent>{"view", "held, fresh or write; absent: it concerns the whole target",
        [](const WatchEvent& e, const WatchRecord&) {
          return e.view ? Json(name(*e.view)) : Json();
        }},
    WatchField<WatchEvent>{"address", "the address that it concerns",
        [](const WatchEvent& e, const WatchRecord&) {
          return tells_address(e) ? escaped_if_any(e.text) : Json();
        }},
    WatchField<WatchEvent>{"fault", "the id of the fault",
        [](const WatchEvent& e, const WatchRecord&) {
          return e.fault ? Json(info(*e.fault).id) : Json();
        }},
    WatchField<WatchEvent>{"detail", "the message of the peer or the system",
        [](const WatchEvent& e, const WatchRecord&) {
          return has_failure(e) ? escaped_if_any(in_words(e.report->failure->detail)) : Json();
        }},
    WatchField<WatchEvent>{"cause", "why, as for a report",
        [](const WatchEvent& e, const WatchRecord&) { return cause_of(e.cause, e.report.get()); }},
    WatchField<WatchEvent>{"hint", "what to do about it",
        [](const WatchEvent& e, const WatchRecord&) {
          return has_failure(e) ? escaped_if_any(hint(*e.report)) : Json();
        }},
    WatchField<WatchEvent>{"seconds", "how long it lasted: the outage that is over, the pause",
        [](const WatchEvent& e, const WatchRecord&) { return seconds_if_any(e.lasted); }},
    WatchField<WatchEvent>{"uncertainty", "seconds by which this may be wrong, either way",
        [](const WatchEvent& e, const WatchRecord&) { return seconds_if_any(e.uncertainty); }},
    WatchField<WatchEvent>{"text", "what else there is to say: two addresses, a count",
        [](const WatchEvent& e, const WatchRecord&) {
          return tells_address(e) ? Json() : escaped_if_any(e.text);
        }},
};

constexpr std::array of_minute{
    WatchField<TargetSpan>{"command", "watch",
        [](const TargetSpan&, const WatchRecord&) { return Json("watch"); }},
    WatchField<TargetSpan>{"event", "minute",
        [](const TargetSpan&, const WatchRecord&) { return Json("minute"); }},
    WatchField<TargetSpan>{"at", "its end",
        [](const TargetSpan& s, const WatchRecord&) { return wall_time(s.end); }},
    WatchField<TargetSpan>{"elapsed", "seconds since the start of the watch, at its end",
        [](const TargetSpan& s, const WatchRecord&) { return Json(in_seconds(s.end.at)); }},
    WatchField<TargetSpan>{"target", "as given",
        [](const TargetSpan& s, const WatchRecord& r) {
          return Json(text::for_json(target_of(s, r).target));
        }},
    WatchField<TargetSpan>{"endpoint", "where it is",
        [](const TargetSpan& s, const WatchRecord& r) {
          return Json(text::for_json(target_of(s, r).endpoint));
        }},
    WatchField<TargetSpan>{"seconds", "its length: a minute, or more if rconn was paused",
        [](const TargetSpan& s, const WatchRecord&) { return Json(in_seconds(s.length)); }},
    WatchField<TargetSpan>{"is_down", "whether a view is down at its end",
        [](const TargetSpan& s, const WatchRecord& r) { return Json(target_of(s, r).is_down()); }},
    WatchField<TargetSpan>{"views", "by name: probes, ok, failed, not_started, service_ms",
        [](const TargetSpan& s, const WatchRecord&) { return views_of(s); }},
};
// clang-format on

}  // namespace

std::span<const WatchField<WatchEvent>> watch_event_fields() { return of_event; }
std::span<const WatchField<TargetSpan>> watch_minute_fields() { return of_minute; }

}  // namespace rconn::cli
