// A report of one rung, for the tests of test results.
// Entry point: tested_report().
#pragma once

#include <optional>
#include <utility>

#include "connector/values/report.hpp"

// It passed if there is no failure.
inline rconn::Report tested_report(rconn::Rung rung, rconn::Duration took,
                                   std::optional<rconn::Failure> failure) {
  rconn::Report report;
  report.probed = true;
  report.target = report.endpoint = "cache:6379";
  report.host = "cache";
  report.times[static_cast<std::size_t>(rung)] = report.total = took;
  if (failure) report.stopped_at = rung;
  report.failure = std::move(failure);
  return report;
}
