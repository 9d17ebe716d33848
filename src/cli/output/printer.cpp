#include "cli/output/printer.hpp"

#include <algorithm>
#include <utility>

#include "cli/output/json/json.hpp"
#include "cli/output/metrics/nagios.hpp"
#include "cli/output/metrics/openmetrics.hpp"
#include "cli/output/template.hpp"
#include "cli/output/text/check_text.hpp"
#include "cli/output/text/summary.hpp"
#include "cli/output/text/text.hpp"
#include "cli/output/text/topology_text.hpp"
#include "cli/output/text/trace_text.hpp"

namespace rconn::cli {

bool Printer::in_text() const {
  return !options_.quiet && !options_.format &&
         options_.output.value_or(OutputFormat::text) == OutputFormat::text;
}

void Printer::show(const Report& report, Rung rung) {
  if (!in_text()) return;
  const TraceStyle style{!options_.out_file && Console::out_takes_colour()};
  if (!std::exchange(begun_, true)) console_.out(trace_head(report, style));
  console_.out(trace_rung(report, rung, style));
}

void Printer::print_trace(const Report& report) {
  const TraceStyle style{!options_.out_file && Console::out_takes_colour()};
  if (!std::exchange(begun_, false)) {  // it failed before the first rung
    console_.out(trace_head(report, style));
    if (report.stopped_at) console_.out(trace_rung(report, *report.stopped_at, style));
  }
  console_.out(trace_end(report, style));
}

void Printer::print_topology(const Report& report) {
  const TraceStyle style{!options_.out_file && Console::out_takes_colour()};
  if (options_.verbose) console_.err(topology_rungs(report));
  console_.out(topology_table(*report.topology, style));
  console_.err(topology_problems(report));
}

void Printer::print(const Report& report) {
  if (sums_up_only()) return;
  const bool to_nagios = options_.output == OutputFormat::nagios;
  worst_ = std::max(worst_, to_nagios ? cli::exit_status(nagios_state(report, options_.thresholds))
                                      : info(report.verdict()).exit);
  if (options_.quiet || (options_.only_failures && report.ok())) return;
  const std::string_view command = info(command_).name;
  if (options_.format) {
    console_.out(render_template(*options_.format, report, command));
  } else if (to_nagios) {
    console_.out(render_nagios(report, options_.thresholds));
  } else if (options_.output == OutputFormat::openmetrics) {
    measured_.push_back(report);
  } else if (!in_text()) {
    console_.out(render_json(report, command));
  } else if (command_ == CommandId::trace) {
    print_trace(report);
  } else if (report.topology) {
    print_topology(report);
  } else {
    // Only keys and endpoints have use for the answer, and a ping counts system calls.
    const bool terminal = command_ != CommandId::ping && Console::out_is_terminal();
    const bool colour =
        command_ == CommandId::check && !options_.out_file && Console::out_takes_colour();
    const TextStyle style{options_.verbose, terminal, colour};
    const Rendering rendering = render_text(report, command_, style);
    console_.err(rendering.err);
    console_.out(rendering.out);
  }
}

void Printer::print_wait(const Report& report) {
  const bool met = report.wait.value().met;
  if (!in_text()) {
    print(report);
  } else if (!met && !report.failure) {
    console_.err(still_there(report));
  } else if (!met) {
    console_.err(report.topology ? topology_problems(report)
                                 : render_text(report, command_, {}).err);
  } else if (options_.child.empty()) {
    console_.out(wait_line(report));
  }
}

void Printer::summarize(const Tally& tally) {
  const bool lines = in_text() || options_.output == OutputFormat::json;
  if (options_.quiet || options_.format || !lines || tally.sent == 0) return;
  console_.out(in_text() ? summary_text(tally) : summary_json(tally, info(command_).name));
}

void Printer::summarize(const FleetTally& tally) {
  if (sums_up_only()) worst_ = std::max(worst_, cli::exit_status(tally.state));
  if (options_.quiet || options_.format) return;
  if (sums_up_only()) {
    console_.out(fleet_summary_nagios(tally, options_.thresholds));
  } else if (in_text()) {
    console_.out(fleet_summary_text(tally));
  } else if (options_.output == OutputFormat::json) {
    console_.out(fleet_summary_json(tally));
  }
}

void Printer::cut_short() { worst_ = std::max(worst_, info(Verdict::interrupted).exit); }

bool Printer::delivered() {
  if (options_.output == OutputFormat::openmetrics && !options_.quiet) {
    console_.out(render_openmetrics(std::exchange(measured_, {})));
  }
  return console_.delivered();
}

int Printer::exit_status() {
  return delivered() ? worst_ : std::max(worst_, info(Verdict::not_attempted).exit);
}

}  // namespace rconn::cli
