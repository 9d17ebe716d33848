#include <string>

#include "connector/diagnosis/find_cause.hpp"
#include "connector/values/evidence.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

// A handshake that failed for the certificates, by the target 127.0.0.1.
struct Refused {
  Report report;
  TlsFacts facts;

  Refused(VerifyReason reason, int depth, Fault fault = Fault::tls_untrusted) {
    report.host = "127.0.0.1";
    report.stopped_at = Rung::tls;
    report.failure = Failure{fault, "words"};
    Evidence& evidence = evidence_of(report);
    evidence.target.tls = true;
    evidence.target.is_address = true;
    VerifyFailure& why = facts.verify_failure.emplace();
    why.reason = reason;
    why.depth = depth;
    why.chain_sent = 1;
    why.culprit.subject = "CN=culprit";
    why.culprit.issuer = "CN=issuer";
  }

  VerifyFailure& why() { return *facts.verify_failure; }
  TlsAsked& asked() { return report.evidence->target.tls_asked; }

  std::optional<Finding> found() {
    report.tls = std::make_shared<const TlsFacts>(facts);
    return find_cause(report);
  }
  std::string cause() {
    const auto finding = found();
    return finding ? std::string(finding->cause) : "";
  }
  bool proven() {
    const auto finding = found();
    return finding && finding->certainty == Certainty::proven;
  }
};

Refused mismatch(std::vector<std::string> names) {
  Refused refused(VerifyReason::name, 0, Fault::tls_name_mismatch);
  refused.why().culprit.names = std::move(names);
  return refused;
}

Report failed_handshake(HandshakeFacts facts) {
  Report report;
  report.stopped_at = Rung::tls;
  report.failure = Failure{Fault::tls_handshake, "words"};
  Evidence& evidence = evidence_of(report);
  evidence.target.tls = true;
  evidence.handshake = std::move(facts);
  TlsFacts tls;
  tls.server_name = "redis.test";
  report.tls = std::make_shared<const TlsFacts>(tls);
  return report;
}

HandshakeFacts alert(int number, std::vector<std::string> versions = {"TLSv1.3", "TLSv1.2"}) {
  HandshakeFacts facts;
  facts.alert = number;
  facts.hello.versions = std::move(versions);
  return facts;
}

std::string cause_of(const Report& report) {
  const auto finding = find_cause(report);
  return finding ? std::string(finding->cause) : "";
}

}  // namespace

TEST_CASE("who has to renew depends on whose certificate has expired") {
  Refused own(VerifyReason::expired, 0, Fault::tls_expired);
  CHECK(own.cause() == "certificate-expired");
  Refused sent(VerifyReason::expired, 1, Fault::tls_expired);
  CHECK(sent.cause() == "intermediate-expired");
  sent.why().trusted = true;
  CHECK(sent.cause() == "authority-expired");
}

TEST_CASE("that a certificate has expired is proven only by a clock that is set") {
  Refused own(VerifyReason::expired, 0, Fault::tls_expired);
  CHECK_FALSE(own.proven());
  own.report.evidence->clock_is_set = true;
  CHECK(own.proven());
}

TEST_CASE("a chain of which nothing is valid yet means a clock that is behind, unless it is set") {
  Refused future(VerifyReason::not_yet_valid, 1, Fault::tls_expired);
  CHECK(future.cause() == "certificate-not-yet-valid");
  future.why().chain_in_future = true;
  CHECK(future.cause() == "clock-behind");
  future.report.evidence->clock_is_set = true;
  CHECK(future.cause() == "certificate-not-yet-valid");
}

TEST_CASE("an issuer that is not found is missing on one side or the other") {
  Refused alone(VerifyReason::issuer_not_found, 0);
  CHECK(alone.cause() == "authority-not-given");
  alone.why().issuer_can_be_got = true;
  CHECK(alone.cause() == "intermediate-missing");
  alone.why().chain_sent = 2;
  CHECK(alone.cause() == "authority-not-given");
  CHECK_FALSE(alone.proven());
}

TEST_CASE("who named an authority is never told to name one") {
  Refused given(VerifyReason::issuer_not_found, 0);
  given.asked().ca_file = true;
  given.why().authorities = 1;
  given.why().authority = "CN=given,O=Example";
  CHECK(given.cause() == "other-authority");
  given.why().culprit.issuer = "CN=second,O=Example";
  CHECK(given.cause() == "intermediate-missing");
  for (const auto reason : {VerifyReason::self_signed, VerifyReason::untrusted_root}) {
    Refused other(reason, 0);
    other.asked().ca_file = true;
    CHECK(other.cause() != "self-signed");
    CHECK(other.cause() != "authority-not-given");
    CHECK(other.proven());
  }
}

TEST_CASE("an authority of the same name with another key was made anew") {
  Refused replaced(VerifyReason::issuer_not_found, 0);
  replaced.asked().ca_file = true;
  replaced.why().same_name = SameName::other_key;
  CHECK(replaced.cause() == "intermediate-replaced");
  replaced.why().same_name_trusted = true;
  CHECK(replaced.cause() == "authority-replaced");
  replaced.why().same_name = SameName::may_not_sign;
  CHECK(replaced.cause() == "issuer-may-not-sign");
}

TEST_CASE("authorities in a directory are looked up by their hashes") {
  Refused refused(VerifyReason::issuer_not_found, 0);
  refused.asked().ca_directory = true;
  CHECK(refused.cause() == "authority-not-hashed");
  refused.why().authorities = 1;
  CHECK(refused.cause() == "other-authority");
}

TEST_CASE("a certificate that was not verified has no cause") {
  Refused refused(VerifyReason::issuer_not_found, 0);
  refused.facts.insecure = true;
  CHECK(refused.cause().empty());
}

TEST_CASE("a name mismatch is told by what the certificate covers instead") {
  CHECK(mismatch({"DNS:127.0.0.1"}).cause() == "address-as-dns-name");
  CHECK(mismatch({"DNS:redis.test"}).cause() == "address-not-covered");
  CHECK(mismatch({"IP:10.0.0.5"}).cause() == "certificate-for-other-name");
  Refused by_common_name = mismatch({"IP:10.0.0.5"});
  by_common_name.why().culprit.subject = "CN=127.0.0.1,O=Example";
  CHECK(by_common_name.cause() == "only-in-common-name");
  by_common_name.why().culprit.subject = "CN=127.0.0.10";
  CHECK(by_common_name.cause() == "certificate-for-other-name");
}

TEST_CASE("a wildcard that has the parent, but not the depth, is told") {
  Refused refused = mismatch({"DNS:*.example.org"});
  refused.report.evidence->target.is_address = false;
  for (const char* host : {"a.b.example.org", "example.org"}) {
    refused.report.host = host;
    CHECK(refused.cause() == "wildcard-does-not-reach");
  }
  for (const char* host : {"example.com", "myexample.org"}) {
    refused.report.host = host;
    CHECK(refused.cause() == "certificate-for-other-name");
  }
}

TEST_CASE("who gave a server name is told to correct it") {
  Refused refused = mismatch({"DNS:redis.test"});
  refused.facts.server_name = "other.test";
  refused.asked().server_name = true;
  CHECK(refused.cause() == "sni-not-covered");
}

TEST_CASE("an alert about versions is judged by those that were offered") {
  CHECK(cause_of(failed_handshake(alert(70))) == "tls-version-too-old");
  CHECK(cause_of(failed_handshake(alert(70, {"TLSv1.2"}))) == "tls-version-limited-here");
  HandshakeFacts chosen;
  chosen.hello.versions = {"TLSv1.3", "TLSv1.2"};
  chosen.chosen_version = "TLSv1.1";
  const auto finding = find_cause(failed_handshake(chosen));
  REQUIRE(finding);
  CHECK(finding->cause == "tls-version-too-old");
  CHECK(finding->certainty == Certainty::proven);
}

TEST_CASE("an alert about ciphers concerns the options only if they were given") {
  Report report = failed_handshake(alert(40));
  CHECK(cause_of(report) == "no-shared-cipher");
  report.evidence->target.tls_asked.ciphers = true;
  CHECK(cause_of(report) == "ciphers-too-narrow");
}

TEST_CASE("the same alert means the name where none was sent") {
  Report report = failed_handshake(alert(112));
  CHECK(cause_of(report) == "server-name-unknown");
  report.tls = std::make_shared<const TlsFacts>();
  CHECK(cause_of(report) == "server-needs-name");
  report = failed_handshake(alert(80));
  CHECK(cause_of(report) == "server-error-in-tls");
}

TEST_CASE("a close behind TLS is told only before the first reply") {
  Report report = failed_handshake({});
  report.failure = Failure{Fault::closed, "words"};
  CHECK(cause_of(report).empty());
  report.stopped_at = Rung::ping;
  TlsFacts tls;
  tls.version = "TLSv1.3";
  report.tls = std::make_shared<const TlsFacts>(tls);
  report.evidence->command =
      CommandFacts{.command = "PING", .key = {}, .answers_before = 0, .idle = {}};
  CHECK(cause_of(report) == "closed-behind-tls");
  report.evidence->command->answers_before = 1;
  CHECK(cause_of(report) == "command-cut-off");
}

TEST_CASE("what is wrong with a client certificate is proven if the server says the same") {
  Report report = failed_handshake(alert(45));
  report.failure = Failure{Fault::tls_client_cert_rejected, "words"};
  OwnCertificate own;
  own.certificate.days_left = -2;
  report.evidence->handshake->own_certificate = own;
  CHECK(find_cause(report)->cause == "client-certificate-expired");
  CHECK(find_cause(report)->certainty == Certainty::proven);
  report.evidence->handshake->alert = 42;
  CHECK(find_cause(report)->certainty == Certainty::likely);
  own.certificate.days_left = 5;
  report.evidence->handshake->own_certificate = own;
  CHECK_FALSE(find_cause(report));
  report.evidence->handshake->alert = 48;
  CHECK(cause_of(report) == "client-certificate-of-unknown-authority");
}
