#include "cli/output/metrics/nagios.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "cli/options/text/escape.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/excused.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/hint.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "connector/values/topology.hpp"

namespace rconn::cli {
namespace {

std::string limit(const std::optional<double>& value) {
  return value ? fmt::format("{:.6f}", *value) : "";
}

// The thresholds after a time in perfdata: ";warn;crit;min".
std::string limits(const Thresholds& thresholds) {
  return fmt::format(";{};{};0", limit(thresholds.warn), limit(thresholds.crit));
}

std::string perfdata(const Report& report, const Thresholds& thresholds) {
  std::string text = fmt::format("total={:.6f}s{}", in_seconds(report.total), limits(thresholds));
  for (std::size_t i = 0; i < report.times.size(); ++i) {
    if (!report.times[i]) continue;
    text += fmt::format(" {}={:.6f}s;;;0", rung_names[i], in_seconds(*report.times[i]));
  }
  return text;
}

// In plugin output, a '|' separates the words from the perfdata.
std::string without_bar(std::string text) {
  std::ranges::replace(text, '|', '/');
  return text;
}

// `words`: the text between status and perfdata.
std::string nagios_line(NagiosState state, const std::string& words, const std::string& perfdata) {
  return fmt::format("REDIS {} - {} | {}\n", info(state).word,
                     without_bar(text::for_terminal(words)), perfdata);
}

// The words for a wait that was answered otherwise than its last try; else empty.
std::string summary_of_wait(const Report& report) {
  if (!report.wait || report.wait->met == report.ok()) return "";
  if (report.wait->met)
    return fmt::format("{}: gone ({})", report.target, rconn::info(report.failure->fault).id);
  return fmt::format("{}: it answers, but is not as awaited", report.target);
}

// What the other words do not tell: whatever was left out may be broken, too.
std::string omissions(const Report& report) {
  if (!report.topology) return "";
  const std::size_t left_out = report.topology->left_out + report.topology->unread;
  const std::size_t not_tried = report.topology->not_tried();
  std::string text;
  if (left_out > 0) text += "; " + counted(left_out, "member") + " left out";
  if (not_tried > 0) text += "; " + counted(not_tried, "member") + " not tried";
  return text;
}

std::string summary_of(const Report& report) {
  if (std::string words = summary_of_wait(report); !words.empty()) return words;
  if (report.ok()) {
    std::string state = report.expectations.empty() ? "PONG" : "as expected";
    if (report.excused) state = shortened(excused_in_words(report));
    if (report.topology) {
      state = fmt::format("all {} members healthy", report.topology->members.size());
    }
    return fmt::format("{}: {} in {}", report.target, state, milliseconds(report.total));
  }
  const Fault fault = report.failure->fault;
  return fmt::format("{}: {} ({}): {}{}; {}", report.target, words_for(fault).sentence,
                     rconn::info(fault).id, shortened(in_words(report.failure->detail)),
                     omissions(report), hint(report));
}

}  // namespace

std::string render_nagios(const Report& report, const Thresholds& thresholds) {
  return nagios_line(nagios_state(report, thresholds), summary_of(report),
                     perfdata(report, thresholds));
}

std::string check_summary_nagios(const CheckSummary& summary, const Thresholds& thresholds) {
  std::string words = fmt::format("{} of {} ok", summary.ok, counted(summary.targets(), "target"));
  for (const std::string& one : summary.not_ok) {
    words += (&one == &summary.not_ok.front() ? ": " : ", ") + one;
  }
  const std::size_t named = summary.not_ok.size();
  if (named == CheckSummary::max_named && summary.failures() > named) {
    words += fmt::format(" and {} more", summary.failures() - named);
  }
  if (summary.interrupted > 0) words += fmt::format("; {} interrupted", summary.interrupted);
  if (summary.rest_uncounted) words += "; the rest of the list not counted";
  if (summary.bad_lines > 0) words += "; " + counted(summary.bad_lines, "bad line");
  std::string perfdata =
      fmt::format("targets={};;;0 ok={};;;0 failed={};;;0 time={:.6f}s;;;0", summary.targets(),
                  summary.ok, summary.failures(), in_seconds(summary.took));
  if (summary.slowest) {
    perfdata +=
        fmt::format(" slowest={:.6f}s{}", in_seconds(summary.slowest->took), limits(thresholds));
  }
  return nagios_line(summary.state, words, perfdata);
}

}  // namespace rconn::cli
