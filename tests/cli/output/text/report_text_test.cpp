#include "cli/output/text/report_text.hpp"

#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;
using std::chrono::microseconds;

namespace {

Report report_of_success() {
  Report report;
  report.probed = true;
  report.target = "localhost";
  report.host = "localhost";
  report.endpoint = "localhost:6379";
  report.address = "127.0.0.1:6379";
  report.addresses = {"[::1]:6379", "127.0.0.1:6379"};
  report.attempts.push_back({"[::1]:6379", Failure{Fault::refused, "no"}, microseconds(10)});
  report.attempts.push_back({"127.0.0.1:6379", std::nullopt, microseconds(40)});
  report.times[static_cast<std::size_t>(Rung::resolve)] = microseconds(200);
  report.times[static_cast<std::size_t>(Rung::connect)] = microseconds(50);
  report.times[static_cast<std::size_t>(Rung::ping)] = microseconds(12345);
  report.total = microseconds(12595);
  return report;
}

Report report_of_failure() {
  Report report = report_of_success();
  report.address.reset();
  report.times[static_cast<std::size_t>(Rung::ping)].reset();
  report.stopped_at = Rung::connect;
  report.failure = Failure{Fault::refused, "\x1b[2J evil"};
  return report;
}

}  // namespace

TEST_CASE("success is one line that begins with PONG and names address and times") {
  const auto text = render_ping(report_of_success(), {});
  CHECK(text.out ==
        "PONG from 127.0.0.1:6379 for localhost:6379 in 12.6 ms "
        "(resolve 0.200 ms, connect 0.050 ms, ping 12.3 ms); not by [::1]:6379 (refused)\n");
  CHECK(text.err.empty());
}

TEST_CASE("failure is two lines on standard error, escaped, and nothing on standard output") {
  const auto text = render_ping(report_of_failure(), {});
  CHECK(text.out.empty());
  CHECK(text.err ==
        "rconn: localhost: connection refused (refused at connect after 12.6 ms): "
        "\\x1b[2J evil\n"
        "hint: nothing listens at [::1]:6379: start the server, or check where it listens\n");
}

TEST_CASE("verbose shows every address and attempt on standard error") {
  const auto text = render_ping(report_of_success(), {true, false});
  CHECK_THAT(text.out, StartsWith("PONG"));
  CHECK_THAT(text.err, ContainsSubstring("[::1]:6379  0.010 ms  refused: no"));
  CHECK_THAT(text.err, ContainsSubstring("127.0.0.1:6379  0.040 ms  connected"));
}

TEST_CASE("a key goes to a pipe byte for byte, and to a terminal escaped") {
  Report report;
  report.persistent_key = "phpredis:h:6379:line\nbreak";
  CHECK(render_key(report, {false, false}).out == "phpredis:h:6379:line\nbreak\n");
  CHECK(render_key(report, {false, true}).out == "phpredis:h:6379:line\\x0abreak\n");
}
