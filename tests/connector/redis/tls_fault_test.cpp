#include "connector/redis/tls_fault.hpp"

#include "support/catch.hpp"

using namespace rconn;
using Kind = net::Status::Kind;

namespace {

constexpr Limit limit{LimitKind::connect, std::chrono::milliseconds(250)};
const net::Deadline soon{{}, limit};
constexpr net::Status broken{Kind::tls_failed, 0};
constexpr net::Status hung_up{Kind::end_of_stream, 0};

Failure failure(const net::Status& status, const net::TlsError& error = {},
                const TlsFacts& facts = {}) {
  return handshake_failure(status, error, facts, "redis.test", soon);
}

// What OpenSSL found.
net::TlsError words(const std::string& text) {
  net::TlsError error;
  error.words = text;
  return error;
}

net::TlsError alert(int number) {
  net::TlsError error = words("words");
  error.alert = number;
  return error;
}

Failure alerted(int number) { return failure(broken, alert(number)); }

// A peer that asked for a client certificate.
net::TlsError asking(bool given, std::optional<int> answer) {
  net::TlsError error;
  error.alert = answer;
  error.client_certificate_asked = true;
  error.client_certificate_given = given;
  return error;
}

TlsFacts unverified(CertificateProblem problem, const Certificate& culprit) {
  TlsFacts facts;
  facts.certificate = culprit;
  VerifyFailure& why = facts.verify_failure.emplace();
  why.problem = problem;
  why.words = "the words";
  why.culprit = culprit;
  return facts;
}

const Certificate certificate{.subject = "CN=redis.test",
                              .issuer = "CN=Test CA",
                              .names = {"DNS:a.test", "DNS:b.test"},
                              .not_before = "2026-01-02T03:04:05Z",
                              .not_after = "2026-02-03T04:05:06Z",
                              .days_left = -2};

}  // namespace

TEST_CASE("a handshake that takes too long names the limit that passed") {
  const Failure late = failure({Kind::timed_out, 0});
  CHECK(late.fault == Fault::tls_timeout);
  CHECK(late.detail == Detail{"no answer to the handshake within ", limit});
  CHECK(failure({Kind::interrupted, 0}).fault == Fault::interrupted);
}

TEST_CASE("an expired certificate is told with its date, its age and its issuer") {
  const Failure expired = failure(broken, {}, unverified(CertificateProblem::expired, certificate));
  CHECK(expired.fault == Fault::tls_expired);
  CHECK(expired.detail ==
        "the certificate of CN=redis.test expired on 2026-02-03T04:05:06Z, 1 day ago "
        "(issuer: CN=Test CA)");
  const Failure early =
      failure(broken, {}, unverified(CertificateProblem::not_yet_valid, certificate));
  CHECK(early.fault == Fault::tls_expired);
  CHECK_THAT(early.detail.text(), ContainsSubstring("not valid before 2026-01-02T03:04:05Z"));
}

TEST_CASE("a certificate for another name is told with the names that it covers") {
  const auto mismatch = [](const Certificate& own) {
    return failure(broken, {}, unverified(CertificateProblem::name_mismatch, own));
  };
  CHECK(mismatch(certificate).fault == Fault::tls_name_mismatch);
  CHECK(mismatch(certificate).detail ==
        "the certificate does not cover redis.test; it covers DNS:a.test, DNS:b.test");
  Certificate nameless = certificate;
  nameless.names.clear();
  CHECK_THAT(mismatch(nameless).detail.text(),
             ContainsSubstring("no name but its subject CN=redis.test"));
}

TEST_CASE("an untrusted certificate is reported with its issuer") {
  const Failure unknown =
      failure(broken, {}, unverified(CertificateProblem::untrusted, certificate));
  CHECK(unknown.fault == Fault::tls_untrusted);
  CHECK(unknown.detail == "the words: the certificate of CN=redis.test was issued by CN=Test CA");
}

TEST_CASE("without verification a bad certificate is not the fault") {
  TlsFacts facts = unverified(CertificateProblem::expired, certificate);
  facts.insecure = true;
  CHECK(failure(broken, alert(40), facts).fault == Fault::tls_handshake);
}

TEST_CASE("a missing or refused client certificate is recognized") {
  constexpr int unknown_ca = 48;
  constexpr int required = 116;
  constexpr int protocol_version = 70;
  CHECK(failure(broken, asking(false, required)).fault == Fault::tls_client_cert_required);
  CHECK(failure(hung_up, asking(false, {})).fault == Fault::tls_client_cert_required);
  CHECK(failure(broken, asking(true, unknown_ca)).fault == Fault::tls_client_cert_rejected);
  CHECK_THAT(failure(broken, asking(true, unknown_ca)).detail.text(),
             ContainsSubstring("unknown_ca"));
  CHECK(failure(hung_up, asking(true, {})).fault == Fault::closed);
  CHECK(failure(broken, asking(false, protocol_version)).fault == Fault::tls_handshake);
}

TEST_CASE("what answers a handshake in clear text is named by its first line") {
  const auto spoken = [](const std::string& text) {
    net::TlsError error = words("wrong version number");
    error.clear_text = text;
    return failure(broken, error);
  };
  CHECK(spoken("-ERR x\r\n").fault == Fault::tls_not_offered);
  CHECK(spoken("-ERR x\r\nmore").detail ==
        "the answer looks like a plaintext Redis server: \"-ERR x\"");
  CHECK_THAT(spoken("HTTP/1.1 400 Bad\r\n").detail.text(), ContainsSubstring("an HTTP server"));
  CHECK_THAT(spoken("+OK POP3 ready\r\n").detail.text(), ContainsSubstring("a POP3 server"));
}

TEST_CASE("an alert is named, with what it mostly means") {
  CHECK(alerted(40).fault == Fault::tls_handshake);
  CHECK_THAT(alerted(40).detail.text(),
             ContainsSubstring("handshake_failure: no cipher suite in common"));
  CHECK_THAT(alerted(70).detail.text(), ContainsSubstring("protocol_version"));
  net::TlsError limited = alert(70);
  limited.hello.versions = {"TLSv1.2"};
  CHECK_THAT(failure(broken, limited).detail.text(), ContainsSubstring("(TLSv1.2)"));
  TlsFacts named;
  named.server_name = "redis.test";
  CHECK(failure(broken, alert(112), named).detail ==
        Detail{"the server answered with the alert unrecognized_name: it does not know the name "
               "sent (see ",
               TlsSetting::server_name, ")"});
  CHECK_THAT(alerted(112).detail.text(), ContainsSubstring("it was sent no name"));
  CHECK_THAT(alerted(80).detail.text(), ContainsSubstring("internal_error"));
  CHECK_THAT(alerted(199).detail.text(), ContainsSubstring("number 199"));
}

TEST_CASE("without an alert the detail is OpenSSL's message") {
  CHECK(failure(broken, words("no cipher")).detail == "no cipher");
  CHECK_THAT(failure(broken, words("unsupported protocol")).detail.text(),
             ContainsSubstring("1.2 is needed"));
}

TEST_CASE("a connection that ends during the handshake is not a TLS fault") {
  CHECK(failure(hung_up).fault == Fault::closed);
  CHECK_THAT(failure(hung_up).detail.text(), ContainsSubstring("during the TLS handshake"));
}

TEST_CASE("an exchange fails by TLS only where TLS broke, or a certificate was missed") {
  constexpr int required = 116;
  CHECK_FALSE(session_failure({Kind::timed_out, 0}, {}, 0));
  CHECK_FALSE(session_failure(hung_up, {}, 0));
  CHECK_FALSE(session_failure(hung_up, asking(false, {}), 0));  // for any reason
  CHECK_FALSE(session_failure(hung_up, asking(false, {}), 3));  // it had begun to answer
  CHECK(session_failure(broken, asking(false, required), 0)->fault ==
        Fault::tls_client_cert_required);
  CHECK(session_failure(broken, alert(20), 3)->fault == Fault::tls_handshake);
  CHECK(session_failure(broken, words("bad"), 3)->fault == Fault::protocol_error);
}

TEST_CASE("a certificate is too old from one day less than asked for") {
  TlsFacts facts;
  CHECK_FALSE(age_failure(facts, 30));  // none was seen
  facts.certificate = certificate;
  facts.certificate->days_left = 30;
  CHECK_FALSE(age_failure(facts, 30));
  facts.certificate->days_left = 29;
  CHECK(age_failure(facts, 30)->fault == Fault::tls_expiring);
  CHECK(age_failure(facts, 30)->detail ==
        Detail{"the certificate expires on 2026-02-03T04:05:06Z: 29 days left, ",
               TlsSetting::min_days, " requires 30"});
}
