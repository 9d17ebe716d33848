#include "cli/output/test_results/junit.hpp"

#include "cli/output/test_results/tested_report.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;
using std::chrono::microseconds;

namespace {

Report report_of(std::optional<Failure> failure) {
  return tested_report(Rung::ping, microseconds(2500), std::move(failure));
}

std::string rendered(const JunitDocument& document) {
  return document.render(std::chrono::system_clock::time_point{}, std::chrono::milliseconds(1500));
}

std::string rendered(const Report& report, const std::string& name = "cache:6379") {
  JunitDocument document("ping");
  document.add(report, name);
  return rendered(document);
}

}  // namespace

TEST_CASE("a JUnit document counts the tests, failures and errors that it has") {
  JunitDocument document("check");
  document.add(report_of({}), "a");
  document.add(report_of(Failure{Fault::loading, "LOADING"}), "b");
  document.add(report_of(Failure{Fault::local_limit, "no descriptors"}), "c");
  document.add_error("fleet.txt, line 3", "bad-list", "no port");
  const std::string counts = "tests=\"4\" failures=\"1\" errors=\"2\" time=\"1.500\"";
  const std::string text = rendered(document);
  CHECK_THAT(text, StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<testsuites name=\"rconn\" " +
                              counts + ">\n  <testsuite name=\"rconn check\" " + counts +
                              " skipped=\"0\" timestamp=\"1970-01-01T00:00:00\">\n"));
  CHECK_THAT(text, ContainsSubstring("<error type=\"local-limit\" message=\"") &&
                       ContainsSubstring("<failure type=\"loading\" message=\"") &&
                       ContainsSubstring("<testcase name=\"fleet.txt, line 3\" "
                                         "classname=\"rconn.check\" time=\"0.000000\">\n"
                                         "      <error type=\"bad-list\" message=\"no port\">"));
}

TEST_CASE("a failure in a JUnit document has sentence, hint and rungs in its content") {
  const std::string text = rendered(report_of(Failure{Fault::loading, "LOADING now"}));
  CHECK_THAT(text, ContainsSubstring("<testcase name=\"cache:6379\" classname=\"rconn.ping\" "
                                     "time=\"0.002500\">"));
  CHECK_THAT(text, ContainsSubstring("message=\"loading its data: LOADING now\">loading its data "
                                     "(loading at ping after 2.50 ms): LOADING now\nhint: "));
  CHECK_THAT(text, ContainsSubstring("\n  ping     2.50 ms  failed\n"));
}

TEST_CASE("source and labels of a listed target are in its JUnit test") {
  Report report = report_of({});
  report.source = "fleet.json:2";
  report.labels = {{"team", "\"core\""}};
  CHECK_THAT(rendered(report), ContainsSubstring("source: fleet.json:2\nlabel: team=&quot;core"));
}

TEST_CASE("a JUnit document has no character that XML does not take") {
  const std::string hostile = "]]>&\"'\x1b[31m\r\n\t\xff\xef\xbf\xbe\xef\xbf\xbf\xf0\x9f\x98\x80";
  const std::string text = rendered(report_of(Failure{Fault::error_reply, hostile}), hostile);
  CHECK_THAT(text, ContainsSubstring("name=\"]]&gt;&amp;&quot;'\\x1b[31m\\x0d\\x0a\\x09\\xff"
                                     "\\xef\\xbf\\xbe\\xef\\xbf\\xbf\xf0\x9f\x98\x80\""));
  for (const char* const bytes : {"\x1b", "\r", "\t", "\xff", "\xef\xbf\xbe", "\xef\xbf\xbf"}) {
    CHECK(text.find(bytes) == std::string::npos);
  }
}

TEST_CASE("the output of a JUnit test names no file to attach") {
  Report report = report_of({});
  report.target = "/[[ATTACHMENT|/etc/passwd]]";
  JunitDocument document("ping");
  document.add(report, "a");
  document.add_output("--- [[[ATTACHMENT|/etc/passwd]]\n");
  CHECK_THAT(rendered(document), !ContainsSubstring("[["));
}
