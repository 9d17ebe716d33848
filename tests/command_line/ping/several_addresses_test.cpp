// Names with several addresses, of which some drop connection requests.

#include "command_line/check_reports.hpp"
#include "command_line/own_network.hpp"

using namespace support;

namespace {

const std::string two = "127.0.0.1 many.test\n127.0.0.2 many.test\n";
const std::string three = two + "127.0.0.3 many.test\n";

// Runs rconn where port 7001 of one address drops all requests and that of another is a server.
Outcome run_beside_dead_address(const std::string& hosts, const Words& words,
                                const std::string& dead = "127.0.0.1",
                                const std::string& server = "127.0.0.2") {
  const char* const beside_server = R"(
    at=$1
    shift
    LC_ALL=C redis-server --port 7001 --bind "$at" --save "" --dir /tmp >/dev/null 2>&1 &
    server=$!
    "$1" wait -q -i 0.05 --deadline 20 "$at:7001" && "$@"
    status=$?
    kill $server
    wait $server
    exit $status)";
  const Words command{FULL_LISTENER, dead + ":7001", "60000", "sh",
                      "-c",          beside_server,  "sh",    server};
  return Process(own_network_command({"--no-dns", "--hosts", hosts},
                                     joined(command, rconn_command(words))))
      .finish();
}

Words faults_in(const Json& attempts) {
  Words faults;
  for (const auto& attempt : attempts.elements()) faults.push_back(attempt.value("fault", "none"));
  return faults;
}

}  // namespace

TEST_CASE("a ping gets past an address that does not answer") {
  const Words words{"ping", "-t", "20", "many.test:7001"};
  const Outcome text = run_beside_dead_address(two, words);
  INFO(text.err);
  CHECK(text.exit == 0);
  CHECK_THAT(text.out, StartsWith("PONG from 127.0.0.2:7001 for many.test:7001 in "));
  CHECK_THAT(text.out, ContainsSubstring("; not by 127.0.0.1:7001 (connect-timeout)\n"));
  const auto report = report_of(run_beside_dead_address(two, joined(words, {"-o", "json"})));
  CHECK(report["address"] == "127.0.0.2:7001");
  CHECK(faults_in(report["attempts"]) == Words{"connect-timeout", "none"});
  CHECK_THAT(report["attempts"][0]["detail"].text(), StartsWith("no answer within "));
  CHECK(report["attempts"][0]["ms"].number() >= 250);
  CHECK(report["times_ms"]["connect"].number() >= 250);
  CHECK(report["times_ms"]["total"].number() < 20'000);
}

TEST_CASE("an address that does not answer gets no more than its share of the budget") {
  const Outcome outcome =
      run_beside_dead_address(two, {"ping", "-o", "json", "-t", "400ms", "many.test:7001"});
  const auto report = report_of(outcome);
  CHECK(report["address"] == "127.0.0.2:7001");
}

TEST_CASE("an address that refuses is followed by the next at once") {
  const Outcome outcome = run_beside_dead_address(
      three, {"ping", "-o", "json", "-t", "20", "many.test:7001"}, "127.0.0.2", "127.0.0.3");
  const auto report = report_of(outcome);
  CHECK(faults_in(report["attempts"]) == Words{"refused", "connect-timeout", "none"});
  CHECK(report["address"] == "127.0.0.3:7001");
}

TEST_CASE("every command gets past an address that does not answer") {
  for (const Words& words : {Words{"wait", "--deadline", "10"}, Words{"check"}}) {
    const Outcome outcome = run_beside_dead_address(two, joined(words, {"many.test:7001"}));
    CHECK(outcome.exit == 0);
    CHECK_THAT(outcome.out, ContainsSubstring("; not by 127.0.0.1:7001 (connect-timeout)\n"));
  }
  CHECK(run_beside_dead_address(two, {"trace", "-q", "many.test:7001"}).exit == 0);
  CHECK(run_beside_dead_address(two, {"topology", "-q", "many.test:7001"}).exit == 0);
}

TEST_CASE("with --sequential an address that does not answer uses up the budget, as in PHP") {
  const auto outcome = run_beside_dead_address(
      two, {"ping", "-o", "json", "--sequential", "-t", "600ms", "many.test:7001"});
  const auto report = report_of(outcome);
  CHECK(outcome.exit == 2);
  CHECK(report["fault"] == "connect-timeout");
  CHECK(faults_in(report["attempts"]) == Words{"connect-timeout"});
}

TEST_CASE("if no address answers, each is reported") {
  const std::vector<FullListener> silent{{"127.0.0.1:7001"}, {"127.0.0.2:7001"}};
  const auto outcome =
      run_in_named_network(two, silent, {"ping", "-o", "json", "-t", "400ms", "many.test:7001"});
  const auto report = report_of(outcome);
  CHECK(outcome.exit == 2);
  CHECK(outcome.took < ceiling);
  CHECK(report["fault"] == "connect-timeout");
  CHECK(faults_in(report["attempts"]) == Words{"connect-timeout", "connect-timeout"});
  CHECK_THAT(report["detail"].text(), ContainsSubstring("127.0.0.2:7001: no answer within"));
}
