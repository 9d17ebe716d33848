#include "cli/output/text/text_reporter.hpp"

#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "cli/output/text/check_text.hpp"
#include "cli/output/text/colour.hpp"
#include "cli/output/text/idle/idle_text.hpp"
#include "cli/output/text/ping_summary_text.hpp"
#include "cli/output/text/report_text.hpp"
#include "cli/output/text/topology_text.hpp"
#include "cli/output/text/trace_text.hpp"
#include "cli/output/text/wait_text.hpp"
#include "connector/values/finding.hpp"

namespace rconn::cli {
namespace {

void print_error(const std::string& lines, ColourUse colour, Console& console) {
  if (lines.empty()) return;  // does not check for a terminal, to save system calls
  console.err(with_coloured_labels(lines, Console::err_takes_colour(colour)));
}

// For commands that print one line, or a few, per report.
class LineReporter final : public Reporter {
 public:
  using Render = Rendering (*)(const Report& report, TextStyle style);

  LineReporter(Render render, TextStyle style, ColourUse colour, Console& console)
      : render_(render), style_(style), colour_(colour), console_(console) {}

  void report(const Report& report) override {
    TextStyle style = style_;
    style.brief = style.numbered && !report.ok() && !is_news(report);
    const Rendering rendering = render_(report, style);
    print_error(rendering.err, colour_, console_);
    console_.out(rendering.out);
  }

  void ping_ended(const PingSummary& summary) override { console_.out(ping_summary_text(summary)); }
  void check_ended(const CheckSummary& summary) override {
    console_.out(check_summary_text(summary));
  }
  void idle_ended(const IdleRecord& record) override { console_.out(idle_text(record)); }

 private:
  // Whether this failure, with this cause, was not told of this target yet.
  bool is_news(const Report& report) {
    const std::string_view cause = report.finding ? report.finding->cause : std::string_view();
    return told_.insert({report.target, report.failure->fault, cause}).second;
  }

  Render render_;
  TextStyle style_;
  ColourUse colour_;
  Console& console_;
  std::set<std::tuple<std::string, Fault, std::string_view>> told_;  // of repeated pings
};

class TraceReporter final : public Reporter {
 public:
  TraceReporter(TraceStyle style, Console& console) : style_(style), console_(console) {}

  void rung_reached(const Report& report, Rung rung) override {
    if (!std::exchange(begun_, true)) console_.out(trace_head(report, style_));
    console_.out(trace_rung(report, rung, style_));
  }

  void report(const Report& report) override {
    if (!std::exchange(begun_, false)) {  // it failed before the first rung
      console_.out(trace_head(report, style_));
      if (report.stopped_at) console_.out(trace_rung(report, *report.stopped_at, style_));
    }
    console_.out(trace_end(report, style_));
  }

 private:
  TraceStyle style_;
  Console& console_;
  bool begun_ = false;  // a trace has begun, and its report is still to come
};

class TopologyReporter final : public Reporter {
 public:
  TopologyReporter(const Options& options, TraceStyle style, Console& console)
      : verbose_(options.verbose), colour_(options.colour), style_(style), console_(console) {}

  void report(const Report& report) override {
    if (!report.topology) {  // the target did not report its topology
      print_error(render_ping(report, {.verbose = verbose_}).err, colour_, console_);
      return;
    }
    if (verbose_) console_.err(topology_rungs(report));
    console_.out(topology_table(*report.topology, style_));
    print_error(topology_problems(report), colour_, console_);
  }

 private:
  bool verbose_;
  ColourUse colour_;
  TraceStyle style_;
  Console& console_;
};

// Prints only the end of each wait: a success on standard output, unless a command follows, which
// then owns standard output.
class WaitReporter final : public Reporter {
 public:
  WaitReporter(const Options& options, Console& console)
      : command_follows_(!options.child.empty()),
        invert_(options.invert),
        stable_(options.stable.value_or(1)),
        colour_(options.colour),
        console_(console) {}

  void report(const Report& /*report*/) override {}

  void wait_ended(const Report& last) override {
    const bool met = last.wait.value().met;
    if (met) {
      if (!command_follows_) console_.out(wait_line(last));
    } else if (last.ok()) {
      console_.err(invert_ ? still_there(last) : not_stable(last, stable_));
    } else {
      print_error(last.topology ? topology_problems(last) : failure_lines(last), colour_, console_);
    }
  }

 private:
  bool command_follows_;
  bool invert_;
  unsigned stable_;
  ColourUse colour_;
  Console& console_;
};

}  // namespace

std::unique_ptr<Reporter> make_text_reporter(CommandId command, const Options& options,
                                             Console& console) {
  const auto takes_colour = [&] {
    const bool is_file = options.out_file && options.colour == ColourUse::automatic;
    return !is_file && Console::out_takes_colour(options.colour);
  };
  TextStyle style{.verbose = options.verbose};
  switch (command) {
    case CommandId::ping:  // does not check for a terminal, to save system calls
      style.numbered = number_of_pings(options) != 1;
      style.timed = options.timestamps;
      return std::make_unique<LineReporter>(render_ping, style, options.colour, console);
    case CommandId::trace:
      return std::make_unique<TraceReporter>(TraceStyle{takes_colour()}, console);
    case CommandId::wait:
      return std::make_unique<WaitReporter>(options, console);
    case CommandId::topology:
      return std::make_unique<TopologyReporter>(options, TraceStyle{takes_colour()}, console);
    case CommandId::check:
      style.colour = takes_colour();
      return std::make_unique<LineReporter>(render_check, style, options.colour, console);
    case CommandId::watch:  // these have their own output
    case CommandId::idle:
    case CommandId::serve:
      return std::make_unique<LineReporter>(render_ping, style, options.colour, console);
    case CommandId::key:
      style.terminal = Console::out_is_terminal();
      return std::make_unique<LineReporter>(render_key, style, options.colour, console);
    case CommandId::endpoint:
      break;
  }
  style.terminal = Console::out_is_terminal();
  return std::make_unique<LineReporter>(render_endpoint, style, options.colour, console);
}

}  // namespace rconn::cli
