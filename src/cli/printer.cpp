#include "cli/printer.hpp"

#include <algorithm>
#include <utility>

#include "cli/render/json.hpp"
#include "cli/render/summary.hpp"
#include "cli/render/template.hpp"
#include "cli/render/text.hpp"
#include "cli/render/trace_text.hpp"

namespace rconn::cli {

bool Printer::in_text() const {
  return !options_.quiet && !options_.format &&
         options_.output.value_or(OutputFormat::text) == OutputFormat::text;
}

void Printer::show(const Report& report, Rung rung) {
  if (!in_text()) return;
  const TraceStyle style{Console::out_takes_colour()};
  if (!std::exchange(begun_, true)) console_.out(trace_head(report, style));
  console_.out(trace_rung(report, rung, style));
}

void Printer::print_trace(const Report& report) {
  const TraceStyle style{Console::out_takes_colour()};
  if (!std::exchange(begun_, false)) {  // it failed before the first rung
    console_.out(trace_head(report, style));
    if (report.stopped_at) console_.out(trace_rung(report, *report.stopped_at, style));
  }
  console_.out(trace_end(report, style));
}

void Printer::print(const Report& report) {
  worst_ = std::max(worst_, info(report.verdict()).exit);
  if (options_.quiet) return;
  const std::string_view command = info(command_).name;
  if (options_.format) {
    console_.out(render_template(*options_.format, report, command));
  } else if (!in_text()) {
    console_.out(render_json(report, command));
  } else if (command_ == CommandId::trace) {
    print_trace(report);
  } else {
    // Only keys and endpoints have use for the answer, and a ping counts system calls.
    const bool terminal = command_ != CommandId::ping && Console::out_is_terminal();
    const TextStyle style{options_.verbose, terminal};
    const Rendering rendering = render_text(report, command_, style);
    console_.err(rendering.err);
    console_.out(rendering.out);
  }
}

void Printer::summarize(const Tally& tally) {
  if (options_.quiet || options_.format || tally.sent == 0) return;
  console_.out(in_text() ? summary_text(tally) : summary_json(tally, info(command_).name));
}

void Printer::cut_short() { worst_ = std::max(worst_, info(Verdict::interrupted).exit); }

int Printer::exit_status() {
  return console_.delivered() ? worst_ : std::max(worst_, info(Verdict::not_attempted).exit);
}

}  // namespace rconn::cli
