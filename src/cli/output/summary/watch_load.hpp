// What a watch asked of a server, and how well it worked: figures derived from a record.
// Entry points: load_of(), load_of_all(), availability_by_probes(). Pure.
#pragma once

#include <optional>

#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

// On average over the watch. `commands`: PING and SET; what logs in is not counted.
struct WatchLoad {
  double connections_per_second = 0;
  double commands_per_second = 0;
};

WatchLoad load_of(const TargetRecord& target, const WatchRecord& record);
WatchLoad load_of_all(const WatchRecord& record);

// Of all views together. None: no probe had a result.
std::optional<double> availability_by_probes(const TargetRecord& target);

}  // namespace rconn::cli
