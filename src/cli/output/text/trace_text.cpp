#include "cli/output/text/trace_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/options/text/escape.hpp"
#include "cli/options/text/fold.hpp"
#include "cli/output/text/colour.hpp"
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

Lines failure_lines(const Report& report, Rung rung, TraceStyle style) {
  if (rung == Rung::connect && !report.attempts.empty())
    return {};  // the attempts already show the failure
  const Fault fault = report.failure->fault;
  Lines lines{coloured(fmt::format("{}: {}", info(fault).id, words_for(fault).sentence), red,
                       style.colour)};
  if (!report.failure->detail.empty()) lines.push_back(fitted(in_words(report.failure->detail)));
  return lines;
}

std::string block(std::string_view head, const Lines& lines) {
  std::string text(head);
  for (const char letter : fmt::format("{}", fmt::join(lines, "\n"))) {
    text += letter;
    if (letter == '\n') text += std::string(facts_from, ' ');
  }
  return text + "\n";
}

std::string other_addresses(const Report& report) {
  Lines lines;
  for (const Attempt& attempt : report.also_tried) lines.push_back(outcome_and_time(attempt));
  return lines.empty() ? "" : block(fmt::format("  {:<20}", "other addresses"), lines);
}

std::string sequential_line(const Report& report) {
  return fmt::format(
      "a client that tries one address after another, as PHP does, waits {} for those that do not "
      "answer, if it has the same timeout",
      milliseconds(*report.sequential_wait));
}

std::string verdict_of(std::string_view verdict, std::string_view words, std::string_view colour,
                       TraceStyle style) {
  const std::string head = fmt::format("verdict: {}", verdict);
  const std::string line =
      text::fold(text::for_terminal(fmt::format("{}{}", head, words)), columns, 2);
  return coloured(head, colour, style.colour) + line.substr(head.size()) + "\n";
}

std::string verdict_line(const Report& report, TraceStyle style) {
  if (report.ok()) {
    std::string state = report.expectations.empty() ? "PONG" : "as expected";
    if (report.excused) state = shortened(excused_in_words(report));
    std::string line = fmt::format(": {}, {} in total", state, milliseconds(report.total));
    if (report.identity && report.identity->mode == "sentinel") {
      line +=
          "; this is a Sentinel, not a data server: ask it for the master with SENTINEL "
          "get-master-addr-by-name";
    }
    if (report.tls && report.tls->insecure) line += "; the certificate was not verified";
    return verdict_of("ready", line, green, style);
  }
  const Fault fault = report.failure->fault;
  const std::string reason =
      report.finding ? cause_sentence(report) : std::string(words_for(fault).sentence);
  return verdict_of(info(report.verdict()).name,
                    fmt::format(": {} ({}, exit {}); {}", reason, info(fault).id,
                                info(report.verdict()).exit, hint(report)),
                    red, style);
}

}  // namespace

std::string trace_head(const Report& report, TraceStyle style) {
  return coloured(text::for_terminal(report.target), bold, style.colour) + "\n";
}

std::string trace_rung(const Report& report, Rung rung, TraceStyle style) {
  const bool failed = report.stopped_at == rung;
  const auto& took = report.times.at(static_cast<std::size_t>(rung));
  const std::string padded =
      fmt::format("{:<8}", rung == Rung::expectation ? "expect" : name(rung));
  const std::string head =
      fmt::format("  {} {:>9}  ", coloured(padded, failed ? red : green, style.colour),
                  took ? milliseconds(*took) : "");
  Lines lines = facts_of(report, rung);
  if (failed) {
    for (const std::string& line : failure_lines(report, rung, style)) lines.push_back(line);
  }
  return block(head, lines);
}

std::string trace_end(const Report& report, TraceStyle style) {
  std::string text = other_addresses(report);
  if (report.total.count() > 0) text += "\n" + waterfall(report) + "\n";
  if (report.sequential_wait) text += text::fold(sequential_line(report), columns, 2) + "\n";
  if (is_late(report)) text += text::fold(lateness_in_words(report), columns, 2) + "\n";
  if (report.finding) {
    const std::string observed =
        report.finding->detail.empty() ? "" : ": " + in_words(report.finding->detail);
    const std::string found = cause_in_words(report) + observed;
    text += text::fold(text::for_terminal(found), columns, 2) + "\n";
  }
  return text + verdict_line(report, style);
}

}  // namespace rconn::cli
