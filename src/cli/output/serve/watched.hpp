// Which watch belongs to which listed target.
// Entry points: named_watches(), watches_of_listed(). Pure.
#pragma once

#include <vector>

#include "cli/output/metrics/watch_metrics.hpp"
#include "connector/values/serve/serve_record.hpp"

namespace rconn::cli {

// For each of the listed targets its watch; null: it is not watched. Of targets that read the same,
// the first has the first watch of that text.
std::vector<const WatchRecord*> watches_of_listed(const ServeRecord& record);

// The watches of listed targets, under the names of these and with their labels.
std::vector<NamedWatch> named_watches(const ServeRecord& record);

}  // namespace rconn::cli
