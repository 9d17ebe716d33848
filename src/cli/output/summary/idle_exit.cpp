#include "cli/output/summary/idle_exit.hpp"

#include <algorithm>

namespace rconn::cli {
namespace {

int fault_status(const IdleRecord& record) {
  if (record.report.failure) return info(record.report.verdict()).exit;
  if (record.cut() > 0) return info(Verdict::not_ready).exit;
  int worst = 0;
  for (const IdleSample& sample : record.samples) {
    if (sample.arm != IdleArm::silent || !sample.failure) continue;
    worst = std::max(worst, info(info(sample.failure->fault).verdict).exit);
  }
  return worst;
}

}  // namespace

int idle_exit(const IdleRecord& record) {
  const int status = fault_status(record);
  return record.end == RunEnd::interrupted ? std::max(status, info(Verdict::interrupted).exit)
                                           : status;
}

}  // namespace rconn::cli
