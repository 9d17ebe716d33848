#include "cli/output/test_results/tap.hpp"

#include "cli/output/json/fields.hpp"
#include "cli/output/test_results/tested_report.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;
using std::chrono::microseconds;

namespace {

Report report_of(std::optional<Failure> failure) {
  return tested_report(Rung::connect, microseconds(500), std::move(failure));
}

std::string tested(const Report& report, const std::string& name = "cache:6379") {
  return tap_test(7, name, report, "ping");
}

}  // namespace

TEST_CASE("a test that passed has its time in a block of YAML") {
  CHECK(tested(report_of({})) == "ok 7 - cache:6379\n  ---\n  duration_ms: 0.500\n  ...\n");
}

TEST_CASE("a test that failed has what JSON has of the failure in a block of YAML") {
  Report report = report_of(Failure{Fault::refused, "no"});
  report.source = "fleet.json:2";
  report.labels = {{"team", "core"}, {"env", "test"}};
  const std::string text = tested(report);
  CHECK_THAT(text, StartsWith("not ok 7 - cache:6379\n"
                              "  ---\n"
                              "  message: \"connection refused\"\n"
                              "  fault: \"refused\"\n"
                              "  verdict: \"no-answer\"\n"
                              "  exit: 2\n"
                              "  rung: \"connect\"\n"
                              "  detail: \"no\"\n"
                              "  hint: \""));
  CHECK(
      text.ends_with("\"\n"
                     "  endpoint: \"cache:6379\"\n"
                     "  source: \"fleet.json:2\"\n"
                     "  labels: \"team=core, env=test\"\n"
                     "  duration_ms: 0.500\n"
                     "  times_ms:\n"
                     "    connect: 0.500\n"
                     "    total: 0.500\n"
                     "  ...\n"));
}

TEST_CASE("each field that TAP tells of a failure is one of JSON") {
  for (const std::string_view name : tap_fields) {
    CAPTURE(name);
    CHECK(find_field(name) != nullptr);
  }
}

TEST_CASE("a description in TAP begins no directive, and no line of its own") {
  CHECK_THAT(tested(report_of({}), "a # SKIP \\\nok 8"),
             StartsWith("ok 7 - a \\# SKIP \\\\\\\\x0aok 8\n"));
  CHECK(tap_bail_out("# \\") == "Bail out! \\# \\\\\n");
  CHECK(tap_empty_plan("none #1") == "1..0 # SKIP none \\#1\n");
}

TEST_CASE("a value in the YAML of a test stays in its quotes and its line") {
  const Failure failure{Fault::error_reply, "\"\\\x1b\n  ...\n\xff\xef\xbf\xbe"};
  CHECK_THAT(tested(report_of(failure)),
             ContainsSubstring("\n  detail: \"\\\"\\\\\\\\x1b\\\\x0a  ...\\\\x0a\\\\xff"
                               "\\\\xef\\\\xbf\\\\xbe\"\n"));
}

TEST_CASE("a problem of a list is a test that failed") {
  CHECK(tap_problem(2, "fleet.txt, line 3", "\"a b\" is no target") ==
        "not ok 2 - fleet.txt, line 3\n  ---\n  message: \"\\\"a b\\\" is no target\"\n  ...\n");
}

TEST_CASE("comments and plans of TAP") {
  CHECK(tap_comment("a\n  b\n") == "# a\n#   b\n");
  CHECK(tap_plan(3) == "1..3\n");
}
