// rconn endpoint, with and without --resolve.

#include "command_line/own_network.hpp"
#include "support/loopback.hpp"

using namespace support;

TEST_CASE("endpoint prints the endpoint string without using the network") {
  CHECK(run_rconn({"endpoint"}).out == "127.0.0.1:6379\n");
  CHECK(run_rconn({"endpoint", "::1"}).out == "[::1]:6379\n");
  CHECK(run_rconn({"endpoint", "-h", "[::1]", "-p", "1"}).out == "[::1]:1\n");
  CHECK(run_rconn({"endpoint", "no-such-name.invalid"}).out == "no-such-name.invalid:6379\n");
  CHECK(run_rconn({"endpoint", "/run/r.sock", "h:2"}).out == "unix:///run/r.sock\nh:2\n");
}

TEST_CASE("endpoint --resolve prints each address in the order tried") {
  need_localhost();
  const Outcome outcome = run_rconn({"endpoint", "--resolve", "-4", "localhost:7"});
  CHECK(outcome.exit == 0);
  CHECK_THAT(outcome.out, StartsWith("127.0.0.1:7\n"));  // twice, where ::1 is localhost too
  CHECK(run_rconn({"endpoint", "--resolve", "::1"}).out == "[::1]:6379\n");
  CHECK(run_rconn({"endpoint", "--resolve", "/run/r.sock"}).out == "unix:///run/r.sock\n");
  const auto report =
      report_of(run_rconn({"endpoint", "--resolve", "-4", "localhost", "-o", "json"}));
  CHECK(report["addresses"][0] == "127.0.0.1:6379");
  CHECK(report["ok"] == true);
  CHECK_FALSE(report.contains("verdict"));  // no server was asked
  CHECK(report["times_ms"].contains("resolve"));
}

TEST_CASE("endpoint --resolve fails like ping for an unknown name") {
  const auto command = [](const Words& more) {
    return run_in_own_network({"--no-dns"},
                              joined({"endpoint", "--resolve", "no.such.name"}, more));
  };
  check_fault_of(command, "name-not-found", 2);
}
