// What the last check of a target means for the probes of Kubernetes.
// Entry points: passes(), is_stale(). Pure.
#pragma once

#include <chrono>

#include "connector/serve/pages.hpp"
#include "connector/values/serve/serve_record.hpp"

namespace rconn {

// Whether its last check, if there is one that is not stale, says: live, it answers as Redis, if
// only with an error; ready, all that is expected of it holds; startup, it answers, and something
// proves that it has loaded its data.
bool passes(HealthKind kind, const ListedRecord& target);

// Whether a result is too old to say anything: two checks are missing. `longest`: a check.
bool is_stale(Duration age, std::chrono::milliseconds interval, std::chrono::milliseconds longest);

}  // namespace rconn
