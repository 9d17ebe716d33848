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

struct TraceStyle {
  bool colour;
  std::size_t columns;
};

// A rung's name and time, two columns, its bar, two columns, its facts.
struct Layout {
  std::size_t bar = 0;         // columns; 0: there are no bars
  std::size_t facts_from = 0;  // columns before the facts
  std::size_t facts = 0;       // columns
  bool below = false;          // the facts begin on a line of their own
};

Layout layout_for(std::size_t columns) {
  constexpr std::size_t before_bar = 22;
  constexpr std::size_t few_facts = 24;    // with fewer columns they stand below
  constexpr std::size_t usual_facts = 34;  // what a bar leaves of the columns, and half of the rest
  constexpr std::size_t shortest_bar = 8;
  constexpr std::size_t longest_bar = 32;
  Layout layout;
  layout.below = columns < before_bar + few_facts;
  if (columns >= before_bar + usual_facts + 2 * shortest_bar) {
    layout.bar = std::min((columns - before_bar - usual_facts) / 2, longest_bar);
  }
  layout.facts_from = layout.below ? 4 : before_bar + (layout.bar > 0 ? layout.bar + 2 : 0);
  layout.facts = columns - std::min(columns - 1, layout.facts_from);
  return layout;
}

Lines failure_lines(const Report& report, Rung rung, std::size_t width, bool colour) {
  // The facts already show the failure.
  if (rung == Rung::connect && !report.attempts.empty()) return {};
  const bool is_unmet = report.failure->fault == Fault::condition_unmet;
  if (rung == Rung::expectation && is_unmet && !report.expectations.empty()) return {};
  const Fault fault = report.failure->fault;
  const std::string_view sentence = words_for(fault).sentence;
  const std::string_view id = info(fault).id;
  const std::string title = sentence == id ? std::string(id) : fmt::format("{}: {}", id, sentence);
  Lines lines{text::fold(coloured(title, red, colour), width, 2)};
  if (!report.failure->detail.empty())
    lines.push_back(fitted(in_words(report.failure->detail), width));
  return lines;
}

std::string without_blanks_at_end(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

// The facts begin beside `head`, which is as wide as the margin below it, or below it.
std::string block(std::string head, const Lines& lines, const Layout& layout) {
  const std::string margin(layout.facts_from, ' ');
  std::string text = std::move(head);
  if (layout.below && !lines.empty()) text = without_blanks_at_end(text) + "\n" + margin;
  for (const char letter : fmt::format("{}", fmt::join(lines, "\n"))) {
    text += letter;
    if (letter == '\n') text += margin;
  }
  return without_blanks_at_end(text) + "\n";
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
    const Lines why = failure_lines(report, rung, layout.facts, style.colour);
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
  const std::size_t width = layout.below ? 0 : layout.facts_from - 2;
  return block(fmt::format("  {:<{}}", "other addresses", width), lines, layout);
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

// "no-answer: connection refused (refused, exit 2)", or "interrupted (exit 130)".
std::string failed_verdict(const Report& report) {
  const FaultInfo& fault = info(report.failure->fault);
  const VerdictInfo& verdict = info(report.verdict());
  const std::string_view sentence = words_for(fault.fault).sentence;
  if (verdict.name == sentence) return fmt::format("{} (exit {})", verdict.name, verdict.exit);
  return fmt::format("{}: {} ({}, exit {})", verdict.name, sentence, fault.id, verdict.exit);
}

std::string ready_verdict(const Report& report) {
  std::string text = fmt::format("{}: {}", info(report.verdict()).name, success_in_words(report));
  if (report.tls && report.tls->insecure) text += "; the certificate was not verified";
  return text;
}

std::string verdict_line(const Report& report, bool colour) {
  constexpr std::string_view label = "verdict: ";
  const std::string verdict =
      text::for_terminal(report.ok() ? ready_verdict(report) : failed_verdict(report));
  const std::string line = std::string(label) + verdict;
  const std::size_t head = label.size() + info(report.verdict()).name.size();
  return coloured(line.substr(0, head), report.ok() ? green : red, colour) + line.substr(head);
}

// After the verdict: the cause and what to do, each on a line of its own.
Lines explanations(const Report& report) {
  Lines lines;
  if (report.ok()) {
    if (report.identity && report.identity->mode == "sentinel") {
      lines.emplace_back(
          "hint: this is a Sentinel, not a data server: ask it for the master with SENTINEL "
          "get-master-addr-by-name");
    }
    return lines;
  }
  if (report.finding) {
    const std::string observed =
        report.finding->detail.empty() ? "" : ": " + in_words(report.finding->detail);
    lines.push_back(text::for_terminal(cause_in_words(report) + observed));
  }
  lines.push_back(text::for_terminal("hint: " + hint(report)));
  return lines;
}

std::string closing(const Report& report, TraceStyle style) {
  Lines lines;
  if (report.sequential_wait) lines.push_back(sequential_line(report));
  if (is_late(report)) lines.push_back(lateness_in_words(report));
  lines.push_back(verdict_line(report, style.colour));
  for (const std::string& line : explanations(report)) lines.push_back(line);
  std::string text;
  for (const std::string& line : lines) text += text::fold(line, style.columns, 2) + "\n";
  return style.colour ? with_coloured_labels(text, Severity::note) : text;
}

}  // namespace

std::string trace_text(const Report& report, const Display& display) {
  constexpr std::size_t usual = 80;
  const TraceStyle style{display.colour, display.columns.value_or(usual)};
  const Layout layout = layout_for(style.columns);
  std::string text = coloured(text::for_terminal(report.target), bold, style.colour) + "\n";
  text += rung_blocks(report, layout, style) + other_addresses(report, layout);
  if (report.total.count() > 0) text += "\n";
  return text + closing(report, style);
}

}  // namespace rconn::cli
