// What reports tell as metrics: the answer to a probe, and the last results of listed targets.
// Entry points: report_families(); names of the families for the man page's test. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output/metrics/family_text.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

struct ReportSeries {
  const Report* report = nullptr;
  std::string labels;  // of all its samples, formatted
  std::string_view module = {};
};

inline constexpr std::string_view probe_prefix = "rconn_probe_";
inline constexpr std::string_view target_prefix = "rconn_target_";

// Which families: all, or those that 1,000 targets may have at once.
enum class Extent { all, brief };

void report_families(std::span<const ReportSeries> series, std::string_view prefix, Extent extent,
                     FamilyText& text);

// The labels that the configuration gives to a target; names of ours are renamed.
std::string configured_labels(const Labels& labels);

// As samples call them, without the prefix.
std::vector<std::string> report_family_names(Extent extent);

}  // namespace rconn::cli
