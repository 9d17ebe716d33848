#include "fuzz/renderings.hpp"

#include "cli/options/text/escape.hpp"
#include "cli/output/json/json.hpp"
#include "cli/output/json/summary_json.hpp"
#include "cli/output/metrics/nagios.hpp"
#include "cli/output/metrics/openmetrics.hpp"
#include "cli/output/summary/check_summary.hpp"
#include "cli/output/summary/ping_summary.hpp"
#include "cli/output/template/template.hpp"
#include "cli/output/test_results/junit.hpp"
#include "cli/output/test_results/tap.hpp"
#include "cli/output/text/check_text.hpp"
#include "cli/output/text/ping_summary_text.hpp"
#include "cli/output/text/report_text.hpp"
#include "cli/output/text/topology_text.hpp"
#include "cli/output/text/trace_text.hpp"
#include "cli/output/text/wait_text.hpp"
#include "cli/output/words/detail.hpp"
#include "fuzz/properties.hpp"

namespace rconn::fuzz {
namespace {

using namespace rconn::cli;

const Thresholds thresholds{1.0, 2.0};

// A template with every field.
const Template& everything() {
  static const Template made = [] {
    std::string text;
    for (const std::string_view name :
         {"target",      "labels",     "endpoint", "persistent_key", "dropped",      "address",
          "addresses",   "verdict",    "fault",    "rung",           "detail",       "hint",
          "total_ms",    "connect_ms", "attempts", "also_tried",     "expectations", "tls",
          "tls.subject", "tls.names",  "server",   "server.version", "cause_detail", "topology"}) {
      text += "{" + std::string(name) + "} ";
    }
    return parse_template(text).value();
  }();
  return made;
}

// Output for people, on a terminal, by stream.
std::string both(const Rendering& rendering) { return rendering.out + rendering.err; }

std::string topology_of(const Report& report, bool colour) {
  if (!report.topology) return "";
  return topology_table(*report.topology, {.colour = colour, .columns = 80}) +
         topology_problems(report) + topology_rungs(report);
}

std::string wait_of(Report report) {
  report.wait = WaitResult{.tries = 3, .took = report.total};
  return wait_line(report) + still_there(report);
}

std::string texts_of(const Report& report) {
  const TextStyle style{.verbose = true, .terminal = true};
  return both(render_ping(report, style)) + both(render_check(report, style)) +
         (report.persistent_key ? both(render_key(report, style)) : "") +
         both(render_endpoint(report, style)) + trace_text(report, {}) +
         topology_of(report, false) + wait_of(report);
}

std::string colours_of(const Report& report) {
  return both(render_check(report, {.verbose = true, .colour = true})) +
         trace_text(report, {.colour = true, .columns = 120}) + topology_of(report, true);
}

PingSummary ping_summary_of(const Report& report) {
  PingSummary summary;
  summary.add(report);
  summary.add(report);
  return summary;
}

CheckSummary check_summary_of(const Report& report) {
  CheckSummary summary;
  summary.add(report, 0, thresholds);
  summary.add(report, 1, thresholds);
  return summary;
}

void require_good_json(const Report& report) {
  const std::string line = render_json(report, "ping");
  if (!report.failure || report.failure->detail.empty()) {
    require_json_line(line);
    return;
  }
  require_json_text(line, "detail", text::for_json(in_words(report.failure->detail)));
}

// Of two reports on one target.
std::string exposition_of(const Report& report) {
  Exposition exposition;
  exposition.add(report);
  exposition.add(report);
  std::string text;
  exposition.render([&text](std::string_view piece) { text += piece; });
  return text;
}

std::string junit_of(const Report& report) {
  JunitDocument document("ping");
  document.add(report, report.target);
  document.add_error(report.source, "bad-list", report.target);
  document.add_output(ping_summary_text(ping_summary_of(report)));
  return document.render(report.began, report.total);
}

std::string tap_of(const Report& report) {
  return std::string(tap_head) + tap_test(1, report.target, report, "ping") +
         tap_problem(2, report.source, report.target) + tap_bail_out(report.target);
}

std::string variables_of(const Report& report) {
  static const Template preset = parse_template("@env").value();
  return render_template(preset, report, "ping");
}

}  // namespace

void require_good_renderings(const Report& report) {
  require_printable_lines(texts_of(report));
  require_printable_colours(colours_of(report));
  require_one_line(check_line(report, false));
  require_good_json(report);
  require_nagios_line(render_nagios(report, thresholds));
  require_one_line(render_template(everything(), report, "ping"));
  require_exposition(exposition_of(report));
  require_printable_lines(junit_of(report));
  require_printable_lines(tap_of(report));
  require_printable_lines(variables_of(report));
  require_printable_lines(ping_summary_text(ping_summary_of(report)));
  require_json_line(ping_summary_json(ping_summary_of(report)));
  require_printable_lines(check_summary_text(check_summary_of(report)));
  require_json_line(check_summary_json(check_summary_of(report)));
  require_nagios_line(check_summary_nagios(check_summary_of(report), thresholds));
}

std::string all_renderings_of(const Report& report) {
  return texts_of(report) + render_json(report, "ping") + render_nagios(report, thresholds) +
         exposition_of(report) + junit_of(report) + tap_of(report) + variables_of(report) +
         render_template(everything(), report, "ping") +
         ping_summary_text(ping_summary_of(report)) + check_summary_text(check_summary_of(report)) +
         check_summary_nagios(check_summary_of(report), thresholds);
}

}  // namespace rconn::fuzz
