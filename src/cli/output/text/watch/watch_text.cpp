#include "cli/output/text/watch/watch_text.hpp"

#include <fmt/format.h>

#include "cli/options/text/escape.hpp"
#include "cli/output/summary/outage_faults.hpp"
#include "cli/output/text/report_text.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/event_words.hpp"
#include "cli/output/words/hint.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "cli/output/words/utc_time.hpp"

namespace rconn::cli {
namespace {

std::string line(const Instant& when, const std::string& words) {
  return text::for_terminal(fmt::format("{} {}", utc_time(when.wall), words)) + "\n";
}

// The view, the address, the failure, its cause and the hint.
std::string failure_of(const WatchEvent& event) {
  const Report& report = *event.report;
  const bool begins = event.kind != WatchEventKind::fault_changed;
  const std::string address =
      event.kind == WatchEventKind::address_down ? event.text + " " : std::string();
  std::string words = fmt::format("{}: {}{}: {}", name(event.view.value_or(View::held)), address,
                                  begins ? "down" : "still down", failure_in_words(report));
  if (report.finding) words += "; " + cause_in_words(report);
  return words + "; hint: " + hint(report);
}

bool has_failure(const WatchEvent& event) { return event.report && event.report->failure; }

std::string figures_of(const ViewSpan& view) {
  std::string text = fmt::format("{}: {}, {} failed", name(view.view),
                                 counted(view.probes(), "probe"), view.failed + view.not_started);
  if (view.service.empty()) return text;
  return text + fmt::format(", p50 {}, p99 {}, max {}", milliseconds(view.service.quantile(0.5)),
                            milliseconds(view.service.quantile(0.99)),
                            milliseconds(view.service.max()));
}

}  // namespace

std::string event_line(const WatchEvent& event, const WatchRecord& so_far) {
  const std::string words =
      has_failure(event) ? failure_of(event) : event_words(event, faults_before(event, so_far));
  const bool of_all = event.kind == WatchEventKind::paused || event.target >= so_far.targets.size();
  if (of_all) return line(event.when, words);
  return line(event.when, fmt::format("{} {}", so_far.targets[event.target].target, words));
}

std::string minute_line(const TargetSpan& minute, const WatchRecord& so_far) {
  const TargetRecord& target = so_far.targets[minute.target];
  std::string words = fmt::format("{} {} in the last {}", target.target,
                                  target.is_down() ? "down" : "up", in_whole_units(minute.length));
  for (const ViewSpan& view : minute.views) words += fmt::format("; {}", figures_of(view));
  return line(minute.end, words);
}

}  // namespace rconn::cli
