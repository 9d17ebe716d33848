#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/output/json/table/object_of.hpp"
#include "cli/output/json/table/values.hpp"
#include "cli/output/json/watch/watch_fields.hpp"
#include "cli/output/json/watch/watch_values.hpp"
#include "cli/output/summary/watch_load.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

Json faults_of(const ViewRecord& view) {
  Json object = Json::object();
  for (const auto& [fault, count] : view.faults) object[std::string(info(fault).id)] = count;
  return object;
}

Json rungs_of(const ViewRecord& view) {
  Json object;
  for (std::size_t rung = 0; rung < view.rungs.size(); ++rung) {
    Json times = distribution(view.rungs.at(rung));
    if (!times.is_null()) object[std::string(rung_names.at(rung))] = std::move(times);
  }
  return object;
}

Json views_of(const TargetRecord& target, const WatchRecord& record) {
  Json object = Json::object();
  for (const ViewRecord& view : target.views) {
    object[std::string(name(view.view))] = object_of(watch_view_fields(), view, record);
  }
  return object;
}

Json availability(const Shares& shares) {
  return shares.time || shares.probes ? object_of(share_fields(), shares) : Json();
}

// clang-format off
constexpr std::array of_target{
    Member<TargetRecord, WatchRecord>{"target", "text", "as given",
        [](const TargetRecord& t, const WatchRecord&) { return text_of(t.target); }},
    Member<TargetRecord, WatchRecord>{"endpoint", "text", "where it is",
        [](const TargetRecord& t, const WatchRecord&) { return text_of(t.endpoint); }},
    Member<TargetRecord, WatchRecord>{"address", "text?", "the one that answered last; absent: none did",
        [](const TargetRecord& t, const WatchRecord&) { return text_if_any(t.address); }},
    Member<TargetRecord, WatchRecord>{"is_down", "boolean", "whether a view was down at the end",
        [](const TargetRecord& t, const WatchRecord&) { return Json(t.is_down()); }},
    Member<TargetRecord, WatchRecord>{"availability", "availability?", "shares, 0 to 1: time, in which all views worked; probes, of all views. Absent: not known",
        [](const TargetRecord& t, const WatchRecord& r) {
          const auto by_probes = availability_by_probes(t);
          return availability({by_probes ? availability_by_time(r, t.down) : std::nullopt, by_probes});
        }},
    Member<TargetRecord, WatchRecord>{"outages", "[outage]", "see OUTAGE FIELDS; empty if there was none",
        [](const TargetRecord& t, const WatchRecord&) { return list_of(outage_fields(), t.outages); }},
    Member<TargetRecord, WatchRecord>{"outages_left_out", "count", "outages that are not listed",
        [](const TargetRecord& t, const WatchRecord&) { return Json(t.outages_left_out); }},
    Member<TargetRecord, WatchRecord>{"longest_outage", "seconds", "seconds; 0: there was none",
        [](const TargetRecord& t, const WatchRecord&) { return Json(in_seconds(t.longest)); }},
    Member<TargetRecord, WatchRecord>{"down", "seconds", "seconds in which any view did not work",
        [](const TargetRecord& t, const WatchRecord&) { return Json(in_seconds(t.down)); }},
    Member<TargetRecord, WatchRecord>{"connections_per_second", "number", "attempts to connect, on average",
        [](const TargetRecord& t, const WatchRecord& r) {
          return Json(load_of(t, r).connections_per_second);
        }},
    Member<TargetRecord, WatchRecord>{"commands_per_second", "number", "PING and SET that were sent, on average",
        [](const TargetRecord& t, const WatchRecord& r) {
          return Json(load_of(t, r).commands_per_second);
        }},
    Member<TargetRecord, WatchRecord>{"views", "{view:watch_view}", "held, fresh and write, if they were probed; see WATCH VIEW FIELDS",
        [](const TargetRecord& t, const WatchRecord& r) { return views_of(t, r); }},
    Member<TargetRecord, WatchRecord>{"failovers", "[failover]", "changes of the master, see FAILOVER FIELDS",
        [](const TargetRecord& t, const WatchRecord&) { return list_of(failover_fields(), t.failovers); }},
    Member<TargetRecord, WatchRecord>{"failovers_left_out", "count", "changes of the master that are not listed",
        [](const TargetRecord& t, const WatchRecord&) { return Json(t.failovers_left_out); }},
    Member<TargetRecord, WatchRecord>{"writes", "writes?", "of the key of --write-key, see WRITES FIELDS",
        [](const TargetRecord& t, const WatchRecord&) {
          return t.writes ? object_of(writes_fields(), *t.writes) : Json();
        }},
};

constexpr std::array of_view{
    Member<ViewRecord, WatchRecord>{"ok", "count", "probes that succeeded",
        [](const ViewRecord& v, const WatchRecord&) { return Json(v.ok); }},
    Member<ViewRecord, WatchRecord>{"failed", "count", "probes that failed",
        [](const ViewRecord& v, const WatchRecord&) { return Json(v.failed); }},
    Member<ViewRecord, WatchRecord>{"not_started", "count", "probes that were due while too many before them were unanswered; they count as failed",
        [](const ViewRecord& v, const WatchRecord&) { return Json(v.not_started); }},
    Member<ViewRecord, WatchRecord>{"connections", "count", "attempts to connect",
        [](const ViewRecord& v, const WatchRecord&) { return Json(v.connections); }},
    Member<ViewRecord, WatchRecord>{"is_down", "boolean", "whether it was down at the end",
        [](const ViewRecord& v, const WatchRecord&) { return Json(v.is_down); }},
    Member<ViewRecord, WatchRecord>{"availability", "availability?", "shares, 0 to 1: time and probes",
        [](const ViewRecord& v, const WatchRecord& r) {
          const auto by_probes = availability_by_probes(v);
          return availability({by_probes ? availability_by_time(r, v.down) : std::nullopt, by_probes});
        }},
    Member<ViewRecord, WatchRecord>{"down", "seconds", "seconds of its outages",
        [](const ViewRecord& v, const WatchRecord&) { return Json(in_seconds(v.down)); }},
    Member<ViewRecord, WatchRecord>{"faults", "{fault:count}", "how many probes failed with each fault",
        [](const ViewRecord& v, const WatchRecord&) { return faults_of(v); }},
    Member<ViewRecord, WatchRecord>{"service_ms", "distribution?", "from the start of a probe to its reply: min, avg, p50, p90, p99, p99.9, max; failures are not in it",
        [](const ViewRecord& v, const WatchRecord&) { return distribution(v.service); }},
    Member<ViewRecord, WatchRecord>{"corrected_ms", "distribution?", "the same from the moment at which the schedule wanted the probe",
        [](const ViewRecord& v, const WatchRecord&) { return distribution(v.corrected); }},
    Member<ViewRecord, WatchRecord>{"rungs_ms", "{rung:distribution}?", "the same for each rung, by name",
        [](const ViewRecord& v, const WatchRecord&) { return rungs_of(v); }},
};

constexpr std::array of_shares{
    Member<Shares>{"time", "share?", "of the time, in which all worked",
        [](const Shares& s) { return number_if_set(s.time); }},
    Member<Shares>{"probes", "share?", "of the probes that succeeded",
        [](const Shares& s) { return number_if_set(s.probes); }},
};
// clang-format on

}  // namespace

std::span<const Member<TargetRecord, WatchRecord>> watch_target_fields() { return of_target; }
std::span<const Member<ViewRecord, WatchRecord>> watch_view_fields() { return of_view; }
std::span<const Member<Shares>> share_fields() { return of_shares; }

}  // namespace rconn::cli
