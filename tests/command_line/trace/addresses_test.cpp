// rconn trace of names with several addresses: each is tried and reported.

#include "command_line/own_network.hpp"
#include "command_line/trace.hpp"
#include "support/skip.hpp"
#include "support/terminal.hpp"

using namespace support;

namespace {

const std::string two = "127.0.0.1 many.test\n127.0.0.2 many.test\n";
const std::string three = two + "127.0.0.3 many.test\n";

Words faults_in(const Json& attempts) {
  Words faults;
  for (const auto& attempt : attempts.elements()) faults.push_back(attempt.value("fault", "none"));
  return faults;
}

}  // namespace

TEST_CASE("the other addresses are tried even if the first one works") {
  const std::vector<FullListener> listeners{{"127.0.0.1:7001", "0"}, {"127.0.0.2:7001", "0"}};
  const auto outcome = run_in_named_network(
      three, listeners, {"trace", "-o", "json", "--read-timeout", "300ms", "many.test:7001"});
  const auto report = report_of(outcome);
  CHECK(report["addresses"] == Words{"127.0.0.1:7001", "127.0.0.2:7001", "127.0.0.3:7001"});
  CHECK(report["address"] == "127.0.0.1:7001");
  CHECK(faults_in(report["attempts"]) == Words{"none"});
  CHECK(faults_in(report["also_tried"]) == Words{"none", "refused"});
  CHECK(report["also_tried"][0]["address"] == "127.0.0.2:7001");
  CHECK(report["also_tried"][1]["detail"] == "Connection refused");
}

TEST_CASE("the other addresses are shown with their results") {
  const std::vector<FullListener> listeners{{"127.0.0.1:7001", "0"}, {"127.0.0.2:7001", "0"}};
  const auto outcome = run_in_named_network(three, listeners,
                                            {"trace", "--read-timeout", "300ms", "many.test:7001"});
  const std::string& text = outcome.out;
  INFO(text);
  CHECK(rungs_in(text) == Words{"resolve", "connect", "ping"});
  CHECK_THAT(text, ContainsSubstring("  127.0.0.1:7001  connected"));
  CHECK_THAT(text,
             ContainsSubstring("  other addresses                   127.0.0.2:7001  connected"));
  CHECK_THAT(text, ContainsSubstring("  127.0.0.3:7001  refused: Connection refused"));
  check_80_columns(text);
}

TEST_CASE("a name whose addresses are all refused does not work by another one") {
  const auto outcome = run_in_named_network(three, {}, {"trace", "-o", "json", "many.test:7001"});
  const auto report = report_of(outcome);
  CHECK(outcome.exit == 2);
  CHECK(report["fault"] == "refused");
  CHECK(faults_in(report["attempts"]) == Words{"refused", "refused", "refused"});
  CHECK_FALSE(report.contains("also_tried"));
  CHECK(report["cause"]["id"] == "name-points-here");
}

TEST_CASE("if the first address times out and another accepts, that is the cause") {
  const std::vector<FullListener> listeners{{"127.0.0.1:7001"}, {"127.0.0.2:7001", "0"}};
  const Words words{"trace", "--sequential", "-t", "300ms", "many.test:7001"};
  const auto json = run_in_named_network(two, listeners, joined(words, {"-o", "json"}));
  const auto report = report_of(json);
  CHECK(json.exit == 2);
  CHECK(report["fault"] == "connect-timeout");
  CHECK(faults_in(report["also_tried"]) == Words{"none"});
  CHECK(report["cause"]["id"] == "works-by-other-address");
  CHECK(report["cause_detail"] == "127.0.0.2:7001 accepts connections");
  const std::string text = run_in_named_network(two, listeners, words).out;
  INFO(text);
  CHECK_THAT(text, ContainsSubstring("\ncause: another address of this name accepts connections"));
  CHECK_THAT(verdict_in(text), ContainsSubstring("(connect-timeout, exit 2)"));
  check_80_columns(text);
}

TEST_CASE("sequentially, silent addresses share one more timeout") {
  const std::vector<FullListener> silent{
      {"127.0.0.1:7001"}, {"127.0.0.2:7001"}, {"127.0.0.3:7001"}};
  const auto outcome = run_in_named_network(
      three, silent, {"trace", "--sequential", "-o", "json", "-t", "400ms", "many.test:7001"});
  const auto report = report_of(outcome);
  CHECK(outcome.exit == 2);
  CHECK(faults_in(report["attempts"]) == Words{"connect-timeout"});
  CHECK(faults_in(report["also_tried"]) == Words{"connect-timeout", "connect-timeout"});
  CHECK_THAT(report["also_tried"][1]["detail"].text(), ContainsSubstring("200 ms"));
}

TEST_CASE("a trace past a dead address says how long a sequential client would hang") {
  const std::vector<FullListener> listeners{{"127.0.0.1:7001"}, {"127.0.0.2:7001", "0"}};
  const Words words{"trace", "-t", "20", "--read-timeout", "100ms", "many.test:7001"};
  const auto report =
      report_of(run_in_named_network(two, listeners, joined(words, {"-o", "json"})));
  CHECK(report["address"] == "127.0.0.2:7001");
  CHECK(report["sequential_ms"].number() == 20'000);
  const std::string text = run_in_named_network(two, listeners, words).out;
  INFO(text);
  CHECK_THAT(unfolded(text),
             ContainsSubstring("one address after another, as PHP does, waits 20000 ms"));
  check_80_columns(text);
}

TEST_CASE("a deadline ends the trace of silent addresses") {
  const std::vector<FullListener> silent{
      {"127.0.0.1:7001"}, {"127.0.0.2:7001"}, {"127.0.0.3:7001"}};
  const auto outcome = run_in_named_network(
      three, silent, {"trace", "-o", "json", "-t", "20", "--deadline", "300ms", "many.test:7001"});
  const auto report = report_of(outcome);
  CHECK(outcome.exit == 2);
  CHECK(outcome.took < ceiling);  // without it: 40 s
  CHECK_THAT(report["detail"].text(), ContainsSubstring("300 ms (--deadline)"));
  CHECK_FALSE(report.contains("also_tried"));
}

TEST_CASE("a lost connection request is reported in text and JSON") {
  need_linux_files();
  const std::vector<FullListener> crowded{{"127.0.0.1:7001", "500"}};
  const Words words{"trace", "--read-timeout", "100ms", "127.0.0.1:7001"};
  const auto json = run_in_named_network("", crowded, joined(words, {"-o", "json"}));
  CHECK(report_of(json)["attempts"][0]["retransmits"].integer() >= 1);
  const std::string text = run_in_named_network("", crowded, words).out;
  INFO(text);
  CHECK_THAT(unfolded(text), ContainsSubstring("1 request lost and sent again"));
  check_80_columns(text);
}

TEST_CASE("a signal while the connect waits keeps what was found, which was shown meanwhile") {
  const std::vector<FullListener> silent{{"127.0.0.1:7001"}, {"127.0.0.2:7001"}};
  Terminal trace(
      named_network_command(two, silent, {"trace", "--color=never", "-t", "20", "many.test:7001"}),
      {{"TERM", "xterm"}});
  const bool shown = trace.shows("waiting at connect for ") && trace.shows("(resolve ");
  trace.type("\x03");  // Ctrl-C
  const Outcome outcome = trace.finish();
  INFO(outcome.out);
  REQUIRE(shown);
  CHECK(outcome.exit == 130);
  CHECK(outcome.took < ceiling);
  CHECK_THAT(outcome.out, ContainsSubstring("127.0.0.1:7001, 127.0.0.2:7001"));
  CHECK_THAT(verdict_in(outcome.out), StartsWith("verdict: interrupted"));
  CHECK(outcome.out.find("other addresses") == std::string::npos);  // not started
}

TEST_CASE("an unknown name ends a trace at the lookup") {
  const auto outcome = run_in_named_network(two, {}, {"trace", "nobody.test"});
  INFO(outcome.out);
  CHECK(outcome.exit == 2);
  CHECK(rungs_in(outcome.out) == Words{"resolve"});
  CHECK_THAT(verdict_in(outcome.out), ContainsSubstring("(name-not-found, exit 2)"));
  check_80_columns(outcome.out);
}
