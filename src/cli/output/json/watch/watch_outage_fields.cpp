#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/output/json/table/object_of.hpp"
#include "cli/output/json/watch/watch_fields.hpp"
#include "cli/output/json/watch/watch_values.hpp"
#include "cli/output/summary/outage_faults.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

Json ids_of(const Outage& outage) {
  Json list = Json::array();
  for (const Fault fault : faults_in_order(outage)) list.push_back(info(fault).id);
  return list;
}

// When it began, by the clock on the wall of the moment at which it was noticed.
Instant began(const Outage& outage) {
  return {outage.began.middle(), wall_at(outage.began.middle(), outage.noticed)};
}

// clang-format off
constexpr std::array of_outage{
    WatchField<Outage>{"began", "time", "when, by the clock on the wall, in UTC (RFC 3339)",
        [](const Outage& o, const WatchRecord&) { return wall_time(began(o)); }},
    WatchField<Outage>{"at", "seconds", "seconds from the start of the watch to its begin",
        [](const Outage& o, const WatchRecord&) { return Json(in_seconds(o.began.middle())); }},
    WatchField<Outage>{"seconds", "seconds", "how long it lasted; if it is not over: until the end of the watch",
        [](const Outage& o, const WatchRecord&) { return Json(in_seconds(o.lasted())); }},
    WatchField<Outage>{"uncertainty", "seconds", "seconds by which this may be wrong, either way",
        [](const Outage& o, const WatchRecord&) { return Json(in_seconds(o.uncertainty())); }},
    WatchField<Outage>{"over", "boolean", "false: it went on when the watch ended",
        [](const Outage& o, const WatchRecord&) { return Json(o.over); }},
    WatchField<Outage>{"partial", "boolean", "another view, or another address, worked all the time",
        [](const Outage& o, const WatchRecord&) { return Json(o.partial); }},
    WatchField<Outage>{"faults", "[fault]", "ids of the faults in the order in which they came",
        [](const Outage& o, const WatchRecord&) { return ids_of(o); }},
    WatchField<Outage>{"views", "[view_outage]", "the views that failed, see VIEW OUTAGE FIELDS",
        [](const Outage& o, const WatchRecord& r) {
          return list_of(view_outage_fields(), o.views, r);
        }},
    WatchField<Outage>{"views_left_out", "count?", "outages of views that are not listed",
        [](const Outage& o, const WatchRecord&) { return count_if_any(o.views_left_out); }},
};

constexpr std::array of_view_outage{
    WatchField<ViewOutage>{"view", "view", "held, fresh or write",
        [](const ViewOutage& o, const WatchRecord&) { return Json(name(o.view)); }},
    WatchField<ViewOutage>{"address", "text?", "it concerns only this address of several",
        [](const ViewOutage& o, const WatchRecord&) { return escaped_if_any(o.address); }},
    WatchField<ViewOutage>{"at", "seconds", "seconds from the start of the watch to its begin",
        [](const ViewOutage& o, const WatchRecord&) { return Json(in_seconds(o.began.middle())); }},
    WatchField<ViewOutage>{"seconds", "seconds", "how long it lasted",
        [](const ViewOutage& o, const WatchRecord&) { return Json(in_seconds(o.lasted())); }},
    WatchField<ViewOutage>{"uncertainty", "seconds", "seconds by which this may be wrong, either way",
        [](const ViewOutage& o, const WatchRecord&) { return Json(in_seconds(o.uncertainty())); }},
    WatchField<ViewOutage>{"over", "boolean", "false: it went on when the watch ended",
        [](const ViewOutage& o, const WatchRecord&) { return Json(o.over); }},
    WatchField<ViewOutage>{"faults", "[fault_run]", "each run of the same fault: fault, cause, probes, first, last (seconds since the start)",
        [](const ViewOutage& o, const WatchRecord& r) {
          return list_of(fault_run_fields(), o.faults, r);
        }},
    WatchField<ViewOutage>{"faults_left_out", "count?", "runs that are not listed",
        [](const ViewOutage& o, const WatchRecord&) { return count_if_any(o.faults_left_out); }},
};

constexpr std::array of_fault_run{
    WatchField<FaultRun>{"fault", "fault", "its id",
        [](const FaultRun& f, const WatchRecord&) { return Json(info(f.fault).id); }},
    WatchField<FaultRun>{"cause", "known_cause?", "why, as for a report",
        [](const FaultRun& f, const WatchRecord&) { return cause_of(f.cause, f.report.get()); }},
    WatchField<FaultRun>{"probes", "count", "how many failed with it",
        [](const FaultRun& f, const WatchRecord&) { return Json(f.probes); }},
    WatchField<FaultRun>{"first", "seconds", "seconds since the start, when the first of them was known to have failed",
        [](const FaultRun& f, const WatchRecord&) { return Json(in_seconds(f.first)); }},
    WatchField<FaultRun>{"last", "seconds", "the last of them",
        [](const FaultRun& f, const WatchRecord&) { return Json(in_seconds(f.last)); }},
};
// clang-format on

}  // namespace

std::span<const WatchField<Outage>> outage_fields() { return of_outage; }
std::span<const WatchField<ViewOutage>> view_outage_fields() { return of_view_outage; }
std::span<const WatchField<FaultRun>> fault_run_fields() { return of_fault_run; }

}  // namespace rconn::cli
