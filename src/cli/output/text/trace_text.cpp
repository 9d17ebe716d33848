#include "cli/output/text/trace_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "cli/options/text/escape.hpp"
#include "cli/options/text/fold.hpp"
#include "cli/output/console/colour.hpp"
#include "cli/output/text/trace_facts.hpp"
#include "cli/output/text/waterfall.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/excused.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/hint.hpp"
#include "cli/output/words/lateness.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "connector/values/finding.hpp"

namespace rconn::cli {
namespace {

// A rung's name and time, two columns, its bar, two columns, its facts.
struct Layout {
  std::size_t bar = 0;  // columns; 0: there are no bars
  std::size_t facts_from = 0;
  std::size_t facts = 0;  // columns
};

Layout layout_for(std::size_t columns) {
  constexpr std::size_t before_bar = 22;
  constexpr std::size_t enough = 72;
  constexpr std::size_t longest = 32;
  Layout layout;
  if (columns >= enough) layout.bar = std::min((columns - 56) / 2, longest);
  layout.facts_from = before_bar + (layout.bar > 0 ? layout.bar + 2 : 0);
  layout.facts = columns - std::min(columns - 1, layout.facts_from);
  return layout;
}

Lines failure_lines(const Report& report, Rung rung, std::size_t width) {
  if (rung == Rung::connect && !report.attempts.empty())
    return {};  // the attempts already show the failure
  const Fault fault = report.failure->fault;
  Lines lines{fitted(fmt::format("{}: {}", info(fault).id, words_for(fault).sentence), width)};
  if (!report.failure->detail.empty())
    lines.push_back(fitted(in_words(report.failure->detail), width));
  return lines;
}

// The facts begin beside `head`, which is as wide as the margin below it.
std::string block(std::string_view head, const Lines& lines, const Layout& layout) {
  std::string text(head);
  for (const char letter : fmt::format("{}", fmt::join(lines, "\n"))) {
    text += letter;
    if (letter == '\n') text += std::string(layout.facts_from, ' ');
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

std::string rung_block(const Report& report, Rung rung, const std::string& bar,
                       const Layout& layout, TraceStyle style) {
  const bool failed = report.stopped_at == rung;
  const std::string_view code = failed ? red : green;
  const auto& took = report.times.at(static_cast<std::size_t>(rung));
  const std::string name =
      fmt::format("{:<8}", rung == Rung::expectation ? "expect" : rconn::name(rung));
  std::string head = fmt::format("  {} {:>9}  ", coloured(name, code, style.colour),
                                 took ? milliseconds(*took) : "");
  if (layout.bar > 0) {
    head += coloured(fmt::format("{:<{}}", bar, layout.bar), code, style.colour) + "  ";
  }
  Lines lines = facts_of(report, rung, layout.facts);
  if (failed) {
    Lines why = failure_lines(report, rung, layout.facts);
    if (!why.empty()) why.front() = coloured(why.front(), red, style.colour);
    lines.insert(lines.end(), why.begin(), why.end());
  }
  return block(head, lines, layout);
}

std::string rung_blocks(const Report& report, const Layout& layout, TraceStyle style) {
  const Bars bars = waterfall(report, layout.bar);
  std::string text;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const auto rung = static_cast<Rung>(i);
    if (!report.times[i] && report.stopped_at != rung) continue;
    text += rung_block(report, rung, bars[i], layout, style);
  }
  if (report.total.count() > 0) {
    text += fmt::format("  {:<8} {:>9}\n", "total", milliseconds(report.total));
  }
  return text;
}

std::string other_addresses(const Report& report, const Layout& layout) {
  Lines lines;
  for (const Attempt& attempt : report.also_tried) {
    lines.push_back(outcome_and_time(attempt, layout.facts));
  }
  if (lines.empty()) return "";
  return block(fmt::format("  {:<{}}", "other addresses", layout.facts_from - 2), lines, layout);
}

std::string sequential_line(const Report& report) {
  return fmt::format(
      "a client that tries one address after another, as PHP does, waits {} for those that do not "
      "answer, if it has the same timeout",
      milliseconds(*report.sequential_wait));
}

std::string success_in_words(const Report& report) {
  if (report.excused) return shortened(excused_in_words(report));
  return report.expectations.empty() ? "PONG" : "as expected";
}

std::string failure_in_words(const Report& report) {
  const Fault fault = report.failure->fault;
  return fmt::format("{} ({}, exit {})", words_for(fault).sentence, info(fault).id,
                     info(report.verdict()).exit);
}

// The verdict, the cause and what to do, each on a line of its own.
Lines closing_lines(const Report& report) {
  const std::string verdict = fmt::format("verdict: {}: ", info(report.verdict()).name);
  if (report.ok()) {
    Lines lines{verdict + success_in_words(report)};
    if (report.tls && report.tls->insecure) lines.front() += "; the certificate was not verified";
    if (report.identity && report.identity->mode == "sentinel") {
      lines.emplace_back(
          "hint: this is a Sentinel, not a data server: ask it for the master with SENTINEL "
          "get-master-addr-by-name");
    }
    return lines;
  }
  Lines lines{verdict + failure_in_words(report)};
  if (report.finding) {
    const std::string observed =
        report.finding->detail.empty() ? "" : ": " + in_words(report.finding->detail);
    lines.push_back(cause_in_words(report) + observed);
  }
  lines.push_back("hint: " + hint(report));
  return lines;
}

std::string closing(const Report& report, TraceStyle style) {
  Lines lines;
  if (report.sequential_wait) lines.push_back(sequential_line(report));
  if (is_late(report)) lines.push_back(lateness_in_words(report));
  const Lines told = closing_lines(report);
  lines.insert(lines.end(), told.begin(), told.end());
  std::string text;
  for (const std::string& line : lines) {
    text += text::fold(text::for_terminal(line), style.columns, 2) + "\n";
  }
  if (!style.colour) return text;
  const std::string verdict = fmt::format("verdict: {}", info(report.verdict()).name);
  const std::size_t at = text.find(verdict);
  text.replace(at, verdict.size(), coloured(verdict, report.ok() ? green : red, true));
  return with_coloured_labels(text, Message::note);
}

}  // namespace

std::string trace_text(const Report& report, TraceStyle style) {
  const Layout layout = layout_for(style.columns);
  std::string text = coloured(text::for_terminal(report.target), bold, style.colour) + "\n";
  text += rung_blocks(report, layout, style) + other_addresses(report, layout);
  if (report.total.count() > 0) text += "\n";
  return text + closing(report, style);
}

}  // namespace rconn::cli
