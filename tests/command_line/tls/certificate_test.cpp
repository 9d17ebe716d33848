// Certificates that fail verification: expired, not yet valid, untrusted, for another name.

#include "command_line/tls.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

namespace {

// The report on a server with this certificate, if `ca` is trusted.
Json check_certificate(const Certificate& own, const Authority& ca, const std::string& id,
                       const Words& told, const Words& more = {}) {
  const TlsRedisServer server(own);
  const Words words{"ping", server.uri(), "--cacert", ca.file()};
  auto report = check_tells(joined(words, more), id, 5, told);
  CHECK(report["rung"] == "tls");
  CHECK(report["tls"]["not_after"] == own.not_after);
  CHECK_THAT(report["tls"]["subject"].text(), ContainsSubstring("redis.test"));
  return report;
}

void check_unverified(const Json& report) {
  CHECK(report["tls"]["verified"] == false);
  CHECK_FALSE(report["tls"]["verify_error"].text().empty());
}

CertificateSpec named(const std::vector<std::string>& names) { return {.names = names}; }

}  // namespace

TEST_CASE("an expired certificate is tls-expired, with the date it expired") {
  const Authority ca("Test CA");
  CertificateSpec spec = loopback_certificate();
  spec.from_days = -30;
  spec.to_days = -3;
  const Certificate own = ca.issue(spec);
  const auto report = check_certificate(own, ca, "tls-expired", {day_of(own.not_after)});
  check_unverified(report);
  CHECK(report["tls"]["days_left"].integer() < 0);
  CHECK(report["tls"]["days_left"].integer() >= -3);
}

TEST_CASE("a certificate that is not yet valid is tls-expired, with its first date") {
  const Authority ca("Test CA");
  CertificateSpec spec = loopback_certificate();
  spec.from_days = 3;
  const Certificate own = ca.issue(spec);
  check_unverified(check_certificate(own, ca, "tls-expired", {day_of(own.not_before)}));
}

TEST_CASE("an expired intermediate certificate is tls-expired, too") {
  const Authority root("Root CA");
  const Authority old = root.intermediate("Old CA", -1);
  check_unverified(check_certificate(old.issue(loopback_certificate()), root, "tls-expired", {}));
}

TEST_CASE("a self-signed certificate is tls-untrusted, with its issuer") {
  const Authority ca("Test CA");
  const TemporaryDirectory directory;
  const auto report = check_certificate(self_signed(directory, loopback_certificate()), ca,
                                        "tls-untrusted", {"self-signed", "redis.test"});
  check_unverified(report);
  CHECK(report["tls"]["issuer"] == report["tls"]["subject"]);
}

TEST_CASE("a certificate from an unknown authority is tls-untrusted, with its issuer") {
  const Authority known("Known CA");
  const Authority unknown("Unknown CA");
  const auto report = check_certificate(unknown.issue(loopback_certificate()), known,
                                        "tls-untrusted", {"Unknown CA"});
  check_unverified(report);
  CHECK_THAT(report["tls"]["issuer"].text(), ContainsSubstring("Unknown CA"));

  const TlsRedisServer server(unknown.issue(loopback_certificate()));
  check_tells({"ping", server.uri()}, "tls-untrusted", 5, {"Unknown CA"});
}

TEST_CASE("an authority is identified by its key, not by its name") {
  const Authority known("Test CA");
  const Authority impostor("Test CA");
  check_unverified(
      check_certificate(impostor.issue(loopback_certificate()), known, "tls-untrusted", {}));
}

TEST_CASE("a server that does not send its intermediate certificate is tls-untrusted") {
  const Authority root("Root CA");
  const Authority middle = root.intermediate("Middle CA");
  Certificate own = middle.issue(loopback_certificate());
  own.certificate = own.leaf;
  check_unverified(check_certificate(own, root, "tls-untrusted", {"Middle CA"}));
}

TEST_CASE("a certificate for other names is tls-name-mismatch, with the names it covers") {
  const Authority ca("Test CA");
  const auto report =
      check_certificate(ca.issue(named({"DNS:other.test", "DNS:*.more.test"})), ca,
                        "tls-name-mismatch", {"other.test", "*.more.test"}, {"--sni", "my.test"});
  check_unverified(report);
  CHECK(report["tls"]["server_name"] == "my.test");
}

TEST_CASE("a certificate for other addresses is tls-name-mismatch, with the names it covers") {
  const Authority ca("Test CA");
  check_certificate(ca.issue(named({"IP:10.1.2.3", "IP:2001:db8::7"})), ca, "tls-name-mismatch",
                    {"10.1.2.3"});
  // An address in a DNS entry matches nothing.
  check_certificate(ca.issue(named({"DNS:127.0.0.1"})), ca, "tls-name-mismatch", {"127.0.0.1"});
}

TEST_CASE("the common name counts only where there is no subjectAltName at all") {
  const Authority ca("Test CA");
  for (const char* other : {"IP:10.1.2.3", "URI:redis://redis.test", "email:a@redis.test"}) {
    INFO(other);
    check_certificate(ca.issue(named({other})), ca, "tls-name-mismatch", {},
                      {"--sni", "redis.test"});
  }
}

TEST_CASE("a certificate that passes by its common name is said to be refused by many clients") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(named({})));
  const Words words{"trace", server.uri(), "--cacert", ca.file(), "--sni", "redis.test"};
  const auto report = report_of(run_rconn(joined(words, {"-o", "json"})));
  CHECK(report["ok"] == true);
  CHECK(report["tls"]["verified"] == true);
  CHECK(report["tls"]["matched_by_common_name"] == true);
  CHECK_THAT(run_rconn(words).out, ContainsSubstring("9525)"));

  const TlsRedisServer usual(ca.issue(named({"DNS:redis.test"})));
  const auto fine = report_of(run_rconn(
      {"trace", usual.uri(), "--cacert", ca.file(), "--sni", "redis.test", "-o", "json"}));
  CHECK(fine["tls"]["verified"] == true);
  CHECK_FALSE(fine["tls"].contains("matched_by_common_name"));
}

TEST_CASE("a wildcard covers one label, no more and no less") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(named({"DNS:*.redis.test"})));
  const Words words{"ping", server.uri(), "--cacert", ca.file(), "--sni"};
  check_pong(joined(words, {"a.redis.test"}));
  check_pong(joined(words, {"A.Redis.TEST"}));
  check_fault(joined(words, {"redis.test"}), "tls-name-mismatch", 5);
  check_fault(joined(words, {"a.b.redis.test"}), "tls-name-mismatch", 5);
}

TEST_CASE("fewer days left than --min-days is tls-expiring, with the date and the days") {
  const Authority ca("Test CA");
  CertificateSpec spec = loopback_certificate();
  spec.to_days = 10;
  const Certificate own = ca.issue(spec);
  const TlsRedisServer server(own);
  for (const char* enough : {"0", "9", "10"}) {
    check_pong({"ping", server.uri(), "--cacert", ca.file(), "--min-days", enough});
  }
  const auto report = check_certificate(own, ca, "tls-expiring", {day_of(own.not_after), "10 days"},
                                        {"--min-days", "11"});
  CHECK(report["tls"]["days_left"] == 10);
}

TEST_CASE("an expired certificate is tls-expired whatever --min-days requires") {
  const Authority ca("Test CA");
  CertificateSpec spec = loopback_certificate();
  spec.to_days = -1;
  spec.from_days = -30;
  check_certificate(ca.issue(spec), ca, "tls-expired", {}, {"--min-days", "7"});
}

TEST_CASE("with --insecure any certificate is accepted and each report says so") {
  const Authority ca("Test CA");
  const TemporaryDirectory directory;
  CertificateSpec old = loopback_certificate();
  old.from_days = -30;
  old.to_days = -3;
  for (const Certificate& own : {self_signed(directory, loopback_certificate()), ca.issue(old),
                                 ca.issue(named({"DNS:other.test"}))}) {
    const TlsRedisServer server(own);
    const Words words{"ping", server.uri(), "--cacert", ca.file(), "--insecure"};
    check_pong(words);
    CHECK_THAT(run_rconn(words).out, ContainsSubstring("certificate not verified"));
    const auto report = report_of(run_rconn(joined(words, {"-o", "json"})));
    CHECK(report["ok"] == true);
    check_unverified(report);
    CHECK(report["tls"]["not_after"] == own.not_after);
  }
}
