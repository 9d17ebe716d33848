// The fields of the lines that a watch prints as JSON, and of what its summary holds.
// Entry points: the tables, one for each kind of object. man/rconn-json.5 lists the rows, or names
// the members of small objects, and a test compares the lists. Rows are added, never changed.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "cli/output/json/table/member.hpp"
#include "cli/output/summary/watch_limits.hpp"
#include "cli/output/summary/watch_span.hpp"
#include "connector/values/watch/event.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

// The end of a watch.
struct WatchEnd {
  const WatchRecord& record;
  std::vector<BrokenLimit> broken;
};

// How well a target or a view worked: 0 to 1. None: it is not known.
struct Shares {
  std::optional<double> time;
  std::optional<double> probes;
};

std::span<const Member<WatchEvent, WatchRecord>> watch_event_fields();
std::span<const Member<TargetSpan, WatchRecord>> watch_minute_fields();
std::span<const Member<WatchEnd>> watch_summary_fields();
std::span<const Member<TargetRecord, WatchRecord>> watch_target_fields();
std::span<const Member<ViewRecord, WatchRecord>> watch_view_fields();
std::span<const Member<Outage>> outage_fields();
std::span<const Member<ViewOutage>> view_outage_fields();
std::span<const Member<Failover>> failover_fields();
std::span<const Member<Writes>> writes_fields();
std::span<const Member<ViewSpan>> minute_view_fields();
std::span<const Member<WatchSettings>> watch_settings_fields();
std::span<const Member<Pause>> pause_fields();
std::span<const Member<BrokenLimit, WatchRecord>> broken_limit_fields();
std::span<const Member<Shares>> share_fields();
std::span<const Member<FaultRun>> fault_run_fields();
std::span<const Member<MasterSeen>> master_seen_fields();

}  // namespace rconn::cli
