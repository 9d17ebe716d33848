#include "cli/output/summary/report_exit.hpp"

namespace rconn::cli {

int report_exit(const Report& report) {
  const int by_verdict = info(report.verdict()).exit;
  if (!report.wait || !report.wait->end) return by_verdict;
  if (report.wait->met) return 0;
  switch (*report.wait->end) {
    case RunEnd::deadline:
      return gave_up;
    case RunEnd::interrupted:
      return info(Verdict::interrupted).exit;
    case RunEnd::unread:
    case RunEnd::hopeless:
    case RunEnd::complete:
      break;
  }
  return by_verdict;
}

bool is_unclear(const Report& report) {
  const Verdict verdict = report.verdict();
  return verdict == Verdict::not_attempted || verdict == Verdict::interrupted;
}

}  // namespace rconn::cli
