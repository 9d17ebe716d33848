#include "cli/output/summary/watch_load.hpp"

#include <cstdint>

#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {

WatchLoad load_of(const TargetRecord& target, const WatchRecord& record) {
  const double seconds = in_seconds(record.lasted - record.paused);
  if (seconds <= 0) return {};
  std::uint64_t connections = 0;
  std::uint64_t commands = 0;
  for (const ViewRecord& view : target.views) {
    connections += view.connections;
    commands += view.commands;
  }
  return {static_cast<double>(connections) / seconds, static_cast<double>(commands) / seconds};
}

WatchLoad load_of_all(const WatchRecord& record) {
  WatchLoad sum;
  for (const TargetRecord& target : record.targets) {
    const WatchLoad load = load_of(target, record);
    sum.connections_per_second += load.connections_per_second;
    sum.commands_per_second += load.commands_per_second;
  }
  return sum;
}

std::optional<double> availability_by_probes(const TargetRecord& target) {
  ViewRecord all;
  for (const ViewRecord& view : target.views) {
    all.ok += view.ok;
    all.failed += view.failed;
    all.not_started += view.not_started;
  }
  return rconn::availability_by_probes(all);
}

}  // namespace rconn::cli
