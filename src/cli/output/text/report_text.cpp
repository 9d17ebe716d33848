#include "cli/output/text/report_text.hpp"

#include <fmt/format.h>

#include <iterator>

#include "cli/options/text/escape.hpp"
#include "cli/output/console/colour.hpp"
#include "cli/output/text/rung_times.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/drop_words.hpp"
#include "cli/output/words/excused.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/hint.hpp"
#include "cli/output/words/lateness.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "cli/output/words/other_addresses.hpp"
#include "cli/output/words/utc_time.hpp"
#include "connector/values/finding.hpp"

namespace rconn::cli {
namespace {

std::string unverified(const Report& report) {
  return report.tls && report.tls->insecure ? ", certificate not verified" : "";
}

// For a persistent connection: whether it was reused, and why the one before it was dropped.
std::string life(const Report& report) {
  if (!report.usage) return "";
  std::string text = ", new";
  if (report.reused) {
    text = fmt::format(", reused: use {}, {:.3f} s old", report.usage->uses,
                       in_seconds(report.usage->age));
  }
  if (!report.dropped) return text;
  const Drop& drop = *report.dropped;
  text += fmt::format("; {}", sentence_for(drop.reason));
  if (drop.unread_bytes > 0) text += fmt::format(" ({}, alive to PHP)", drop.unread_bytes);
  if (!drop.detail.empty()) text += fmt::format(" ({})", text::for_terminal(in_words(drop.detail)));
  return text;
}

// What the server answered: PONG, or for which conditions another answer counts as success.
std::string answer(const Report& report) {
  if (!report.excused) return "PONG";
  return text::for_terminal(shortened(excused_in_words(report)));
}

std::string pong_line(const Report& report, bool colour) {
  const std::string& address = report.address.value();
  const std::string named =
      address == report.endpoint ? "" : fmt::format(" for {}", text::for_terminal(report.endpoint));
  const std::string secured =
      report.tls ? fmt::format(" over {}{}", report.tls->version, unverified(report)) : "";
  return fmt::format("{} from {}{}{} in {} ({}){}{}", coloured(answer(report), green, colour),
                     text::for_terminal(address), named, secured, milliseconds(report.total),
                     rung_times(report), life(report), text::for_terminal(other_addresses(report)));
}

std::string attempt_line(const Attempt& attempt) {
  const std::string outcome = attempt.failure
                                  ? fmt::format("{}: {}", info(attempt.failure->fault).id,
                                                in_words(attempt.failure->detail))
                                  : "connected";
  return text::for_terminal(
             fmt::format("    {}  {}  {}", attempt.address, milliseconds(attempt.took), outcome)) +
         "\n";
}

std::string every_rung(const Report& report) {
  std::string lines;
  for (std::size_t i = 0; i < report.times.size(); ++i) {
    const auto rung = static_cast<Rung>(i);
    if (!report.times[i]) continue;
    fmt::format_to(std::back_inserter(lines), "  {:<8} {}{}\n", rung_names[i],
                   milliseconds(*report.times[i]), report.stopped_at == rung ? "  failed" : "");
    if (rung == Rung::resolve) {
      for (const std::string& address : report.addresses) {
        lines += "    " + text::for_terminal(address) + "\n";
      }
    }
    if (rung == Rung::connect) {
      for (const Attempt& attempt : report.attempts) lines += attempt_line(attempt);
    }
  }
  lines += fmt::format("  {:<8} {}\n", "total", milliseconds(report.total));
  return is_late(report) ? lines + fmt::format("  {}\n", lateness_in_words(report)) : lines;
}

// When it began and its number, as far as they are wanted: "seq=3 ".
std::string place_in_row(const Report& report, TextStyle style) {
  std::string text = style.timed ? utc_time(report.began) + " " : "";
  if (style.numbered) text += fmt::format("seq={} ", report.sequence);
  return text;
}

// The standard error part, which is the same for every command.
Rendering rendering_of(const Report& report, TextStyle style) {
  Rendering rendering;
  if (report.probed && style.verbose) rendering.err = every_rung_of(report);
  if (!report.ok()) rendering.err += failure_lines(report, style);
  return rendering;
}

std::string key_or_endpoint_line(const std::string& text, TextStyle style) {
  return (style.terminal ? text::for_terminal(text) : text) + "\n";
}

}  // namespace

std::string every_rung_of(const Report& report) {
  return text::for_terminal(report.target) + "\n" + every_rung(report);
}

std::string failure_in_words(const Report& report) {
  const Fault fault = report.failure->fault;
  const std::string detail =
      report.failure->detail.empty() ? "" : ": " + shown(report.failure->detail);
  return fmt::format("{} ({} at {} after {}{}){}", words_for(fault).sentence, info(fault).id,
                     name(*report.stopped_at), milliseconds(report.total), unverified(report),
                     detail);
}

std::string failure_lines(const Report& report, TextStyle style) {
  const auto line = [](const std::string& text) { return text::for_terminal(text) + "\n"; };
  std::string lines = line(fmt::format("rconn: {}{}: {}", place_in_row(report, style),
                                       report.target, failure_in_words(report)));
  if (style.brief) return lines;
  if (report.finding) lines += line(cause_in_words(report));
  return lines + line("hint: " + hint(report));
}

Rendering render_ping(const Report& report, TextStyle style) {
  Rendering rendering = rendering_of(report, style);
  if (report.ok())
    rendering.out = place_in_row(report, style) + pong_line(report, style.colour) + "\n";
  return rendering;
}

Rendering render_key(const Report& report, TextStyle style) {
  Rendering rendering = rendering_of(report, style);
  rendering.indent.reset();  // it is copied
  if (report.ok()) rendering.out = key_or_endpoint_line(report.persistent_key.value(), style);
  return rendering;
}

Rendering render_endpoint(const Report& report, TextStyle style) {
  Rendering rendering = rendering_of(report, style);
  rendering.indent.reset();
  if (!report.ok()) return rendering;
  if (!report.probed) {
    rendering.out = key_or_endpoint_line(report.endpoint, style);
    return rendering;
  }
  for (const std::string& address : report.addresses) {
    rendering.out += key_or_endpoint_line(address, style);
  }
  return rendering;
}

}  // namespace rconn::cli
