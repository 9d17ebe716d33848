#include "cli/output/text/text_reporter.hpp"

#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "cli/output/text/check_text.hpp"
#include "cli/output/text/display.hpp"
#include "cli/output/text/idle/idle_text.hpp"
#include "cli/output/text/ping_summary_text.hpp"
#include "cli/output/text/report_text.hpp"
#include "cli/output/text/topology_text.hpp"
#include "cli/output/text/trace_text.hpp"
#include "cli/output/text/wait_text.hpp"
#include "connector/values/finding.hpp"

namespace rconn::cli {
namespace {

// For commands that print one line, or a few, per report.
class LineReporter final : public Reporter {
 public:
  using Render = Rendering (*)(const Report& report, TextStyle style);

  LineReporter(Render render, TextStyle style, Display display, Console& console)
      : render_(render), style_(style), display_(display), console_(console) {
    style_.terminal = display_.columns.has_value();
    style_.colour = display_.colour;
  }

  void report(const Report& report) override {
    TextStyle style = style_;
    style.brief = style.numbered && !report.ok() && !is_news(report);
    const Rendering rendering = render_(report, style);
    console_.err(rendering.err);
    console_.out(rendering.indent ? folded(rendering.out, display_, *rendering.indent)
                                  : rendering.out);
  }

  void ping_ended(const PingSummary& summary) override {
    console_.out(folded(ping_summary_text(summary), display_));
  }
  void check_ended(const CheckSummary& summary) override {
    console_.out(folded(check_summary_text(summary), display_));
  }
  void idle_ended(const IdleRecord& record) override {
    console_.out(folded(idle_text(record), display_));
  }

 private:
  // Whether this failure, with this cause, was not told of this target yet.
  bool is_news(const Report& report) {
    const std::string_view cause = report.finding ? report.finding->cause : std::string_view();
    return told_.insert({report.target, report.failure->fault, cause}).second;
  }

  Render render_;
  TextStyle style_;
  Display display_;
  Console& console_;
  std::set<std::tuple<std::string, Fault, std::string_view>> told_;  // of repeated pings
};

class TraceReporter final : public Reporter {
 public:
  TraceReporter(const Display& display, Console& console) : display_(display), console_(console) {}

  void report(const Report& report) override {
    const std::string gap = std::exchange(begun_, true) ? "\n" : "";
    console_.out(gap + trace_text(report, display_));
  }

 private:
  Display display_;
  Console& console_;
  bool begun_ = false;
};

class TopologyReporter final : public Reporter {
 public:
  TopologyReporter(const Options& options, const Display& display, Console& console)
      : verbose_(options.verbose), display_(display), console_(console) {}

  void report(const Report& report) override {
    if (!report.topology) {  // the target did not report its topology
      console_.err(render_ping(report, {.verbose = verbose_}).err);
      return;
    }
    if (verbose_) console_.err(topology_rungs(report));
    console_.out(topology_table(*report.topology, display_));
    console_.err(topology_problems(report));
  }

 private:
  bool verbose_;
  Display display_;
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
        display_(display_of(options)),
        console_(console) {}

  void report(const Report& /*report*/) override {}

  void wait_ended(const Report& last) override {
    const bool met = last.wait.value().met;
    if (met) {
      if (!command_follows_) console_.out(folded(wait_line(last, display_.colour), display_));
    } else if (last.ok()) {
      console_.err(invert_ ? still_there(last) : not_stable(last, stable_));
    } else {
      console_.err(last.topology ? topology_problems(last) : failure_lines(last));
    }
  }

 private:
  bool command_follows_;
  bool invert_;
  unsigned stable_;
  Display display_;
  Console& console_;
};

}  // namespace

std::unique_ptr<Reporter> make_text_reporter(CommandId command, const Options& options,
                                             Console& console) {
  TextStyle style{.verbose = options.verbose};
  const auto lines = [&](LineReporter::Render render) {
    return std::make_unique<LineReporter>(render, style, display_of(options), console);
  };
  switch (command) {
    case CommandId::ping:
      style.numbered = number_of_pings(options) != 1;
      style.timed = options.timestamps;
      return lines(render_ping);
    case CommandId::trace:
      return std::make_unique<TraceReporter>(display_of(options), console);
    case CommandId::wait:
      return std::make_unique<WaitReporter>(options, console);
    case CommandId::topology:
      return std::make_unique<TopologyReporter>(options, display_of(options), console);
    case CommandId::check:
      return lines(render_check);
    case CommandId::watch:  // these have their own output
    case CommandId::idle:
    case CommandId::serve:
      return lines(render_ping);
    case CommandId::key:
      return lines(render_key);
    case CommandId::endpoint:
      break;
  }
  return lines(render_endpoint);
}

}  // namespace rconn::cli
