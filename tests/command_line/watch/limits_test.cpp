// The limits of a watch, and its exit status.

#include "command_line/expect.hpp"
#include "command_line/watch/watching.hpp"
#include "support/redis_server.hpp"

using namespace support;

TEST_CASE("a watch exits with 1 and says which limit a target broke") {
  const RedisServer server;
  const std::string target = nowhere();
  const Outcome outcome = run_rconn({"watch", "-o", "json", server.at(), target, "--duration",
                                     "0.4", "--max-outage", "50ms", "--min-availability", "10"});
  CHECK(outcome.exit == 1);
  check_contains(outcome.err, "rconn: " + target + ": the longest outage was 0.");
  check_contains(outcome.err, "more than the 0.05 s of --max-outage\n");
  check_contains(outcome.err, "rconn: " + target + ": it was available ");
  CHECK(outcome.err.find(server.at()) == std::string::npos);
  const Json broken = reports_in(outcome.out).back()["broken"];
  REQUIRE(broken.size() == 2);
  CHECK(broken[0]["limit"] == "max_outage");
  CHECK(broken[0]["target"] == target);
  CHECK(broken[0]["allowed"].number() == 0.05);
  CHECK(broken[0]["found"].number() > 0.05);
  CHECK(broken[1]["limit"] == "min_availability");
}

TEST_CASE("a watch that keeps its limits exits with 0") {
  const RedisServer server;
  const Outcome outcome = run_rconn({"watch", "-o", "json", server.at(), "--duration", "0.4",
                                     "--max-outage", "10", "--min-availability", "50%"});
  INFO(outcome.out);
  CHECK(outcome.exit == 0);
  CHECK(outcome.err.empty());
  CHECK(reports_in(outcome.out).back()["broken"].dump() == "[]");
}

TEST_CASE("without a limit a watch exits with 0 whatever it saw") {
  CHECK(run_rconn({"watch", nowhere(), "--duration", "0.2"}).exit == 0);
}
