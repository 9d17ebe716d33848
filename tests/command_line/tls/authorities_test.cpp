// The system's authorities, which are a FIFO that nobody writes: OpenSSL would wait for ever.

#include <sys/stat.h>

#include "command_line/check_reports.hpp"
#include "command_line/tls.hpp"
#include "support/redis_server.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

namespace {

struct EndlessAuthorities {
  EndlessAuthorities() { ::mkfifo(path.c_str(), 0600); }

  TemporaryDirectory directory;
  std::string path = directory.path("authorities");
  Surroundings surroundings{{{"SSL_CERT_FILE", path}, {"SSL_CERT_DIR", "/nonexistent"}}, "", {}};
};

}  // namespace

TEST_CASE("authorities that are no regular file are refused") {
  const EndlessAuthorities endless;
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const Outcome outcome = run_rconn({"ping", server.uri()}, endless.surroundings);
  INFO(outcome.err);
  CHECK(outcome.exit == 3);
  CHECK(outcome.took < ceiling);
  CHECK_THAT(outcome.err, ContainsSubstring("SSL_CERT_FILE names '" + endless.path + "'"));
}

TEST_CASE("authorities that cannot be used concern only the targets that need them") {
  const EndlessAuthorities endless;
  const RedisServer plain;
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const Outcome outcome = run_rconn({"check", "-o", "json", "--ordered", "--deadline", "2s",
                                     plain.at(), "redis://" + plain.at() + "/1", server.uri()},
                                    endless.surroundings);
  const Checked run = checked(outcome.out);
  REQUIRE(run.reports.size() == 3);
  CHECK(run.reports[0]["ok"] == true);
  CHECK(run.reports[1]["ok"] == true);
  CHECK(run.reports[2]["fault"] == "tls-config");
}

TEST_CASE("with --insecure no authorities are loaded, and the certificate is not checked") {
  const EndlessAuthorities endless;
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const Words words{"ping", "--deadline", "10", "--insecure", server.uri()};
  check_pong(words, endless.surroundings);
  const auto report = report_of(run_rconn(joined(words, {"-o", "json"}), endless.surroundings));
  CHECK(report["tls"]["verified"] == false);
  CHECK_THAT(report["tls"]["verify_error"].text(), ContainsSubstring("not checked"));
}
