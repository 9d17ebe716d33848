// Watches as metrics: counters, histograms of times, outages.
// Entry points: watch_exposition(), one complete exposition; watch_families(), as a part of one.
// The families are listed in man/rconn-json.5. Pure.
#pragma once

#include <span>
#include <string>

#include "cli/output/metrics/family_text.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

// `name`: a label of that name for all of its targets; empty: none. `labels`: further ones,
// formatted.
struct NamedWatch {
  const WatchRecord* record;
  std::string name;
  std::string labels = {};
};

void watch_families(std::span<const NamedWatch> watches, FamilyText& text);

// In OpenMetrics.
std::string watch_exposition(const WatchRecord& record);

}  // namespace rconn::cli
