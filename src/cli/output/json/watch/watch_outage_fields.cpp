#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/output/json/table/object_of.hpp"
#include "cli/output/json/table/values.hpp"
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
    Member<Outage>{"began", "time", "when, by the clock on the wall, in UTC (RFC 3339)",
        [](const Outage& o) { return wall_time(began(o)); }},
    Member<Outage>{"at", "seconds", "seconds from the start of the watch to its begin",
        [](const Outage& o) { return Json(in_seconds(o.began.middle())); }},
    Member<Outage>{"seconds", "seconds", "how long it lasted; if it is not over: until the end of the watch",
        [](const Outage& o) { return Json(in_seconds(o.lasted())); }},
    Member<Outage>{"uncertainty", "seconds", "seconds by which this may be wrong, either way",
        [](const Outage& o) { return Json(in_seconds(o.uncertainty())); }},
    Member<Outage>{"over", "boolean", "false: it went on when the watch ended",
        [](const Outage& o) { return Json(o.over); }},
    Member<Outage>{"partial", "boolean", "another view, or another address, worked all the time",
        [](const Outage& o) { return Json(o.partial); }},
    Member<Outage>{"faults", "[fault]", "ids of the faults in the order in which they came",
        [](const Outage& o) { return ids_of(o); }},
    Member<Outage>{"views", "[view_outage]", "the views that failed, see VIEW OUTAGE FIELDS",
        [](const Outage& o) { return list_of(view_outage_fields(), o.views); }},
    Member<Outage>{"views_left_out", "count?", "outages of views that are not listed",
        [](const Outage& o) { return count_if_any(o.views_left_out); }},
};

constexpr std::array of_view_outage{
    Member<ViewOutage>{"view", "view", "held, fresh or write",
        [](const ViewOutage& o) { return Json(name(o.view)); }},
    Member<ViewOutage>{"address", "text?", "it concerns only this address of several",
        [](const ViewOutage& o) { return text_if_any(o.address); }},
    Member<ViewOutage>{"at", "seconds", "seconds from the start of the watch to its begin",
        [](const ViewOutage& o) { return Json(in_seconds(o.began.middle())); }},
    Member<ViewOutage>{"seconds", "seconds", "how long it lasted",
        [](const ViewOutage& o) { return Json(in_seconds(o.lasted())); }},
    Member<ViewOutage>{"uncertainty", "seconds", "seconds by which this may be wrong, either way",
        [](const ViewOutage& o) { return Json(in_seconds(o.uncertainty())); }},
    Member<ViewOutage>{"over", "boolean", "false: it went on when the watch ended",
        [](const ViewOutage& o) { return Json(o.over); }},
    Member<ViewOutage>{"faults", "[fault_run]", "each run of the same fault: fault, cause, probes, first, last (seconds since the start)",
        [](const ViewOutage& o) { return list_of(fault_run_fields(), o.faults); }},
    Member<ViewOutage>{"faults_left_out", "count?", "runs that are not listed",
        [](const ViewOutage& o) { return count_if_any(o.faults_left_out); }},
};

constexpr std::array of_fault_run{
    Member<FaultRun>{"fault", "fault", "its id",
        [](const FaultRun& f) { return Json(info(f.fault).id); }},
    Member<FaultRun>{"cause", "known_cause?", "why, as for a report",
        [](const FaultRun& f) { return cause_of(f.cause, f.report.get()); }},
    Member<FaultRun>{"probes", "count", "how many failed with it",
        [](const FaultRun& f) { return Json(f.probes); }},
    Member<FaultRun>{"first", "seconds", "seconds since the start, when the first of them was known to have failed",
        [](const FaultRun& f) { return Json(in_seconds(f.first)); }},
    Member<FaultRun>{"last", "seconds", "the last of them",
        [](const FaultRun& f) { return Json(in_seconds(f.last)); }},
};
// clang-format on

}  // namespace

std::span<const Member<Outage>> outage_fields() { return of_outage; }
std::span<const Member<ViewOutage>> view_outage_fields() { return of_view_outage; }
std::span<const Member<FaultRun>> fault_run_fields() { return of_fault_run; }

}  // namespace rconn::cli
