// Faults of real Redis servers over TLS: the same as in plain text. Also TLS to a plaintext port
// and the reverse.

#include "command_line/tls.hpp"
#include "support/loopback.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

namespace {

// A server with these options, and a ping of it with those.
Json check_server(const Words& options, const Words& more, const std::string& id, int exit) {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()), options);
  auto report = check_fault(joined({"ping", server.uri(), "--cacert", ca.file()}, more), id, exit);
  CHECK(report["tls"]["verified"] == true);
  CHECK(report["times_ms"]["tls"].number() > 0);
  return report;
}

}  // namespace

TEST_CASE("a TLS server with a password refuses a missing or wrong one") {
  const Words locked{"--requirepass", "hunter2"};
  CHECK(check_server(locked, {}, "auth-required", 4)["rung"] == "ping");
  CHECK(check_server(locked, {"-a", "wrong"}, "auth-rejected", 4)["rung"] == "auth");
  check_server({}, {"-a", "hunter2"}, "auth-unneeded", 4);
}

TEST_CASE("a TLS server without that database is db-rejected") {
  CHECK(check_server({}, {"-n", "99"}, "db-rejected", 1)["rung"] == "select");
}

TEST_CASE("a TLS server that loads its dataset is loading") {
  const TemporaryDirectory data;
  {
    const RedisServer server({"--dir", data.path(), "--enable-debug-command", "yes"});
    REQUIRE(server.ask("DEBUG POPULATE 10000") == "+OK");
    REQUIRE(server.ask("SAVE") == "+OK");
  }
  // 10 ms per key: loading outlasts the test, and the server answers in between.
  check_server({"--dir", data.path(), "--key-load-delay", "10000",
                "--loading-process-events-interval-bytes", "1024"},
               {}, "loading", 1);
}

TEST_CASE("a TLS replica that lost its master is master-down") {
  check_server({"--replica-serve-stale-data", "no", "--replicaof", "127.0.0.1 1"}, {},
               "master-down", 1);
}

TEST_CASE("a closed TLS port is refused before any TLS") {
  const std::string at = "127.0.0.1:" + std::to_string(free_port());
  const auto report = check_fault({"ping", "rediss://" + at}, "refused", 2);
  CHECK(report["rung"] == "connect");
  CHECK_FALSE(report["times_ms"].contains("tls"));
}

TEST_CASE("plaintext to a TLS port is not reported as a healthy server") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  check_one_of({"ping", server.at()}, {{"closed", 2}, {"reset", 2}, {"tls-required", 5}});
}
