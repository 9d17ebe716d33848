// The fields of the lines that a watch prints as JSON, and of what its summary holds.
// Entry points: the tables, one for each kind of object. man/rconn-json.5 lists the rows, or names
// the members of small objects, and a test compares the lists. Rows are added, never changed.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "cli/output/json/table/field_type.hpp"
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

template <typename Part>
struct WatchField {
  std::string_view name;
  FieldType type;
  std::string_view meaning;
  // null: absent
  nlohmann::ordered_json (*value)(const Part& part, const WatchRecord& record);
};

std::span<const WatchField<WatchEvent>> watch_event_fields();
std::span<const WatchField<TargetSpan>> watch_minute_fields();
std::span<const WatchField<WatchEnd>> watch_summary_fields();
std::span<const WatchField<TargetRecord>> watch_target_fields();
std::span<const WatchField<ViewRecord>> watch_view_fields();
std::span<const WatchField<Outage>> outage_fields();
std::span<const WatchField<ViewOutage>> view_outage_fields();
std::span<const WatchField<Failover>> failover_fields();
std::span<const WatchField<Writes>> writes_fields();
std::span<const WatchField<ViewSpan>> minute_view_fields();
std::span<const WatchField<WatchSettings>> watch_settings_fields();
std::span<const WatchField<Pause>> pause_fields();
std::span<const WatchField<BrokenLimit>> broken_limit_fields();
std::span<const WatchField<Shares>> share_fields();
std::span<const WatchField<FaultRun>> fault_run_fields();
std::span<const WatchField<MasterSeen>> master_seen_fields();

}  // namespace rconn::cli
