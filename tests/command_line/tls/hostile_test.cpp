// Hostile peers over TLS: all their text is escaped, names that only look right are rejected, and
// no password is shown.

#include "command_line/tls.hpp"
#include "support/tls_peer.hpp"

using namespace support;
using namespace std::string_literals;

namespace {

// Clears the screen, sets the title, turns the text around, and ends the line.
const std::string hostile_name = "evil\x1b[2J\x1b]0;x\x07\xe2\x80\xae\xc2\x9b\r\n";

void check_harmless(const std::string& output) {
  CAPTURE(output);
  CHECK(output.find_first_of("\x1b\x07\r"s + '\0') == std::string::npos);
  CHECK(output.find("\xe2\x80\xae") == std::string::npos);
  CHECK(output.find("\xc2\x9b") == std::string::npos);
}

// Whatever is shown of this certificate, it is harmless; the fault's text is given back.
std::string shown_of(const Certificate& own, const std::string& id, const Words& more) {
  const TlsPeer peer({own}, answer_as_redis);
  const Words words = joined({"ping", peer.uri()}, more);
  check_fault(words, id, 5);
  for (const Words& way : {Words{}, Words{"-v"}, Words{"-o", "json"}, Words{"--insecure"},
                           Words{"--insecure", "-v"}, Words{"--insecure", "-o", "json"}}) {
    const Outcome outcome = run_rconn(joined(words, way));
    check_harmless(outcome.out);
    check_harmless(outcome.err);
  }
  return run_rconn(words).err;
}

}  // namespace

TEST_CASE("control characters of an issuer are shown escaped") {
  const Authority stranger(hostile_name);
  const std::string err = shown_of(stranger.issue(loopback_certificate()), "tls-untrusted", {});
  CHECK_THAT(err, ContainsSubstring("evil"));
  CHECK_THAT(err, ContainsSubstring("[2J"));
}

TEST_CASE("control characters of names and subjects are shown escaped") {
  const Authority ca("Test CA");
  const Words trust{"--cacert", ca.file()};
  const std::string err =
      shown_of(ca.issue({.subject = hostile_name, .names = {"DNS:" + hostile_name}}),
               "tls-name-mismatch", trust);
  CHECK_THAT(err, ContainsSubstring("evil"));
  CHECK_THAT(err, ContainsSubstring("[2J"));
  const TemporaryDirectory directory;
  shown_of(self_signed(directory, {.subject = hostile_name}), "tls-untrusted", {});
  shown_of(ca.issue({.names = {"DNS:" + hostile_name + "\xff\xfe"}}), "tls-name-mismatch", trust);
}

TEST_CASE("a name with a NUL does not match the part before the NUL") {
  const Authority ca("Test CA");
  const Words asked{"--cacert", ca.file(), "--sni", "redis.test"};
  shown_of(ca.issue({.subject = "x", .names = {"DNS:redis.test\0.evil.test"s}}),
           "tls-name-mismatch", asked);
  shown_of(ca.issue({.subject = "redis.test\0.evil.test"s, .names = {}}), "tls-name-mismatch",
           asked);
}

TEST_CASE("a certificate with very many names does not fill the screen") {
  const Authority ca("Test CA");
  CertificateSpec spec;
  for (int i = 0; i < 500; ++i) spec.names.push_back("DNS:n" + std::to_string(i) + ".test");
  const std::string err = shown_of(ca.issue(spec), "tls-name-mismatch", {"--cacert", ca.file()});
  CHECK_THAT(err, ContainsSubstring("n0.test"));
  CHECK(err.size() < 2000);
}

TEST_CASE("a password sent over TLS is not shown, whatever happens to it") {
  const std::string secret = "hunter2-and-more";
  const Authority ca("Test CA");
  const Certificate own = ca.issue(loopback_certificate());
  const TlsPeer good({own}, answer_as_redis);
  const TlsPeer parrot({own}, tls_answer("-ERR I do not like " + secret + "\r\n"));
  const TlsPeer stranger({own}, tls_answer("What is " + secret + "?\r\n"));
  const TlsPeer old({own, TLS1_1_VERSION}, answer_as_redis);
  const ScriptedPeer plain(answer("-ERR unknown command '" + secret + "'\r\n"));
  for (const std::string& at : {good.at(), parrot.at(), stranger.at(), old.at(), plain.at()}) {
    for (const Words& trust : {Words{"--cacert", ca.file()}, Words{"--cacert", "/none"}, Words{}}) {
      for (const Words& way : {Words{}, Words{"-v"}, Words{"-v", "-o", "json"}}) {
        const Words words{"ping", "-t", "2", "rediss://u:" + secret + "@" + at};
        const Outcome outcome = run_rconn(joined(joined(words, trust), way));
        INFO(outcome.out << outcome.err);
        CHECK((outcome.out + outcome.err).find("hunter2") == std::string::npos);
      }
    }
  }
}

TEST_CASE("a flood of messages that TLS ignores ends with the budget") {
  // HelloRequest after HelloRequest, in clear (RFC 5246 §7.4.1.1).
  const std::string hello_request("\x16\x03\x03\x00\x04\x00\x00\x00\x00", 9);
  const ScriptedPeer peer([&](Conversation& other) { other.flood(hello_request); });
  const Outcome outcome =
      run_rconn({"ping", "--tls", "--insecure", "-t", "300ms", "--deadline", "1", peer.at()});
  CHECK(outcome.exit == 5);
  CHECK(outcome.took < ceiling);
}

TEST_CASE("a name that would match any name is refused") {
  check_usage_error({"ping", "--tls", "--sni", ".", "127.0.0.1"});
  check_usage_error({"ping", "--tls", "--sni", ".example", "127.0.0.1"});
}

TEST_CASE("a certificate that never expires has its date and is not expiring") {
  const Authority ca("Test CA");
  CertificateSpec endless = loopback_certificate();
  endless.to_days = 2900000;
  TlsPeer peer({ca.issue(endless)}, answer_as_redis);
  const auto report = report_of(
      run_rconn({"ping", peer.uri(), "--cacert", ca.file(), "--min-days", "30", "-o", "json"}));
  CHECK(report["ok"] == true);
  CHECK(report["tls"]["days_left"].integer() > 2800000);
  CHECK_THAT(report["tls"]["not_after"].text(), StartsWith("9"));
}
