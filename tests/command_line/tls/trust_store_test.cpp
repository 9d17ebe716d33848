// The authorities that this machine trusts, where no option names any.

#include <fstream>

#include "command_line/tls.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

namespace {

// What the environment names in place of this machine's own.
Surroundings trusting(const std::string& file, const std::string& directories) {
  return {{{"SSL_CERT_FILE", file}, {"SSL_CERT_DIR", directories}}, "", {}};
}

std::string detail_of_no_trust_store(const std::string& file, const std::string& directories) {
  return check_fault({"ping", "--tls", "127.0.0.1:1"}, "no-trust-store", 3,
                     trusting(file, directories))["detail"]
      .text();
}

}  // namespace

TEST_CASE("a machine without authorities is told as such, with the places that were looked at") {
  const std::string detail = detail_of_no_trust_store("/nonexistent/ca.pem", "/nonexistent/certs");
  CHECK_THAT(detail, ContainsSubstring("'/nonexistent/ca.pem' (No such file or directory)"));
  CHECK_THAT(detail, ContainsSubstring("'/nonexistent/certs' (no such directory)"));
  CHECK_THAT(detail, ContainsSubstring("SSL_CERT_FILE"));
  CHECK_THAT(detail, ContainsSubstring("SSL_CERT_DIR"));
}

TEST_CASE("a trust store that holds no certificate is none") {
  const TemporaryDirectory directory;
  const Authority ca("Test CA");
  std::filesystem::create_directory(directory.path("certs"));
  std::filesystem::copy(ca.file(), directory.path("certs/ca.pem"));
  const std::string empty = directory.file("empty.pem", "");
  const std::string text = directory.file("text.pem", "# authorities\n");
  const std::string broken = directory.file(
      "broken.pem", "-----BEGIN CERTIFICATE-----\nhunter2\n-----END CERTIFICATE-----\n");
  const std::string certs = directory.path("certs");
  CHECK_THAT(detail_of_no_trust_store(empty, certs),
             ContainsSubstring("'" + empty + "' (it holds no certificate)"));
  CHECK_THAT(detail_of_no_trust_store(text, certs),
             ContainsSubstring("'" + text + "' (it holds no certificate)"));
  const std::string detail = detail_of_no_trust_store(broken, certs);
  CHECK_THAT(detail, ContainsSubstring("'" + broken + "' ("));
  CHECK_THAT(detail, ContainsSubstring("'" + certs + "' (no certificate has a hashed name)"));
}

TEST_CASE("without a trust store, authorities that are given, or none wanted, will do") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const Surroundings bare = trusting("/nonexistent/ca.pem", "/nonexistent/certs");
  check_pong({"ping", server.uri(), "--cacert", ca.file()}, bare);
  check_pong({"ping", server.uri(), "--cacertdir", ca.hashed_directory()}, bare);
  check_pong({"ping", server.uri(), "--insecure"}, bare);
}

TEST_CASE("either of SSL_CERT_FILE and SSL_CERT_DIR is enough, and the second may name several") {
  const Authority ca("Test CA");
  const Authority other("Other CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  check_pong({"ping", server.uri()}, trusting(ca.file(), "/nonexistent"));
  check_pong({"ping", server.uri()}, trusting("/nonexistent", ca.hashed_directory()));
  check_pong({"ping", server.uri()}, trusting("", "/nonexistent:" + other.hashed_directory() + ":" +
                                                      ca.hashed_directory()));
  check_pong({"ping", server.uri()}, trusting(other.file(), ca.hashed_directory()));
  check_pong({"ping", server.uri()}, trusting(ca.file(), other.hashed_directory()));
}

TEST_CASE("a chain that is not trusted is told of the file that SSL_CERT_FILE names in vain") {
  const Authority ca("Test CA");
  const Authority other("Other CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const Outcome outcome =
      run_rconn({"ping", server.uri()}, trusting("/nonexistent/ca.pem", other.hashed_directory()));
  CHECK(outcome.exit == 5);
  CHECK_THAT(outcome.err, ContainsSubstring("SSL_CERT_FILE names '/nonexistent/ca.pem' (No such"));
}
