// rconn ping over TLS, against healthy servers.

#include "command_line/tls.hpp"
#include "support/loopback.hpp"
#include "support/tls_peer.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

TEST_CASE("ping answers PONG over TLS, in every notation of the target") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const std::string port = std::to_string(server.port());
  const Words trust{"--cacert", ca.file()};
  for (const Words& words :
       {Words{"rediss://" + server.at()}, Words{"valkeys://" + server.at()},
        Words{"tls://" + server.at()}, Words{"-u", "rediss://" + server.at() + "/3"},
        Words{"--tls", server.at()}, Words{"--tls", "-p", port},
        Words{"--tls", "redis://" + server.at()}, Words{"--tls", "-h", "127.0.0.1", "-p", port}}) {
    check_pong(joined(joined({"ping"}, words), trust));
  }
  check_pong(joined({"ping"}, trust), {{{"REDIS_URL", server.uri()}}, "", {}});
}

TEST_CASE("ping answers PONG over TLS from localhost") {
  need_localhost();
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const std::string port = std::to_string(server.port());
  const Words trust{"--cacert", ca.file()};
  check_pong(joined({"ping", "rediss://localhost:" + port}, trust));
  check_pong(joined({"ping", "--tls", "-h", "localhost", "-p", port}, trust));
}

TEST_CASE("a line of success names the version of TLS") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const TlsRedisServer older(ca.issue(loopback_certificate()), {"--tls-protocols", "TLSv1.2"});
  CHECK_THAT(run_rconn({"ping", server.uri(), "--cacert", ca.file()}).out,
             StartsWith("PONG from " + server.at() + " over TLSv1.3 in "));
  CHECK_THAT(run_rconn({"ping", older.uri(), "--cacert", ca.file()}).out,
             StartsWith("PONG from " + older.at() + " over TLSv1.2 in "));
}

TEST_CASE("trusted certificates come from a file, a directory or the system's store") {
  const Authority ca("Test CA");
  const Authority other("Other CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  check_pong({"ping", server.uri(), "--cacert", ca.file()});
  check_pong({"ping", server.uri(), "--cacertdir", ca.hashed_directory()});
  check_pong(
      {"ping", server.uri(), "--cacert", other.file(), "--cacertdir", ca.hashed_directory()});
  // OpenSSL's variable that replaces the system's store.
  const Surroundings system{{{"SSL_CERT_FILE", ca.file()}}, "", {}};
  check_pong({"ping", server.uri()}, system);
  check_fault({"ping", server.uri(), "--cacert", other.file()}, "tls-untrusted", 5, system);
  check_fault({"ping", server.uri(), "--cacertdir", other.hashed_directory()}, "tls-untrusted", 5,
              system);
}

TEST_CASE("a certificate is verified through the intermediate ones that the server sends") {
  const Authority root("Root CA");
  const Authority middle = root.intermediate("Middle CA");
  const Authority low = middle.intermediate("Low CA");
  const TlsRedisServer server(low.issue(loopback_certificate()));
  check_pong({"ping", server.uri(), "--cacert", root.file()});
}

TEST_CASE("a self-signed certificate is valid if it is trusted itself") {
  const TemporaryDirectory directory;
  const Certificate own = self_signed(directory, loopback_certificate());
  const TlsRedisServer server(own);
  check_pong({"ping", server.uri(), "--cacert", own.certificate});
}

TEST_CASE("a JSON report has the certificate's fields") {
  const Authority ca("Test CA");
  const Certificate own = ca.issue(
      {.subject = "redis.test", .names = {"DNS:localhost", "IP:127.0.0.1"}, .to_days = 90});
  const TlsRedisServer server(own);
  const auto report =
      report_of(run_rconn({"ping", "-o", "json", server.uri(), "--cacert", ca.file()}));
  const auto& tls = report["tls"];
  CHECK(tls["version"] == "TLSv1.3");
  CHECK_THAT(tls["cipher"].text(), StartsWith("TLS_"));
  CHECK_FALSE(tls.contains("server_name"));
  CHECK(tls["verified"] == true);
  CHECK_FALSE(tls.contains("verify_error"));
  CHECK_THAT(tls["subject"].text(), ContainsSubstring("redis.test"));
  CHECK_THAT(tls["issuer"].text(), ContainsSubstring("Test CA"));
  CHECK(tls["names"] == Json::parse(R"(["DNS:localhost","IP:127.0.0.1"])"));
  CHECK(tls["not_before"] == own.not_before);
  CHECK(tls["not_after"] == own.not_after);
  CHECK(tls["days_left"] == 90);
}

TEST_CASE("a plaintext ping reports no TLS fields") {
  const RedisServer server;
  const auto report = report_of(run_rconn({"ping", "-o", "json", server.at()}));
  CHECK_FALSE(report.contains("tls"));
  CHECK_FALSE(report["times_ms"].contains("tls"));
}

TEST_CASE("the handshake is a rung of its own, and the times add up to the total") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()), {"--requirepass", "hunter2"});
  const auto report = report_of(run_rconn(
      {"ping", "-o", "json", "-n", "1", "-a", "hunter2", server.uri(), "--cacert", ca.file()}));
  double sum = 0;
  for (const auto& [rung, time] : report["times_ms"].items()) {
    if (rung != "total") sum += time.number();
  }
  for (const char* rung : {"connect", "tls", "auth", "select", "ping"}) {
    CHECK(report["times_ms"][rung].number() > 0);
  }
  CHECK(std::abs(sum - report["times_ms"]["total"].number()) < 1e-6);
}

TEST_CASE("the ciphers are limited to those of the options") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const TlsRedisServer older(ca.issue(loopback_certificate()), {"--tls-protocols", "TLSv1.2"});
  const auto cipher = [&](const std::string& uri, const Words& more) {
    const Words words{"ping", "-o", "json", uri, "--cacert", ca.file()};
    return report_of(run_rconn(joined(words, more)))["tls"]["cipher"].text();
  };
  for (const char* suite : {"TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256"}) {
    CHECK(cipher(server.uri(), {"--tls-ciphersuites", suite}) == suite);
  }
  for (const char* suite : {"ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384"}) {
    CHECK(cipher(older.uri(), {"--tls-ciphers", suite}) == suite);
  }
}

TEST_CASE("targets with and without TLS may be mixed") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const RedisServer plain;
  const Outcome outcome =
      run_rconn({"ping", server.uri(), plain.at(), server.uri(), "--cacert", ca.file()});
  CHECK(outcome.exit == 0);
  CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 3);
}
