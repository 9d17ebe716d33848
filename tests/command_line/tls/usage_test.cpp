// Invalid TLS options and unusable files: exit status 3, and no connection.

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <linux/capability.h>

#include "command_line/tls.hpp"
#include "support/scripted_peer.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

namespace {

// Checks that no connection reaches a listening peer.
void check_config(const Words& options, const std::string& told,
                  const Surroundings& surroundings = {}) {
  const ScriptedPeer peer([](Conversation& other) { other.hold(); });
  const Words words = joined({"ping", "-t", "500ms", "rediss://" + peer.at()}, options);
  check_fault(words, "tls-config", 3, surroundings);
  const std::string err = run_rconn(words, surroundings).err;
  CHECK_THAT(err, ContainsSubstring(told));
  CHECK(err.find("hunter2") == std::string::npos);
  CHECK(peer.connections() == 0);
}

void check_names(const Words& options, const std::string& told) {
  CHECK_THAT(check_usage_error(joined({"ping"}, options)), ContainsSubstring(told));
}

// Root can read any file unless it drops its capabilities.
const Surroundings modest{{}, "", [] {
                            ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
                            ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH);
                          }};

}  // namespace

TEST_CASE("TLS options without TLS are refused") {
  for (const Words& options :
       {Words{"--cacert", "/f"}, Words{"--cacertdir", "/d"}, Words{"--cert", "/f"},
        Words{"--insecure"}, Words{"--sni", "h"}, Words{"--min-days", "7"},
        Words{"--tls-ciphers", "ALL"}, Words{"--tls-ciphersuites", "TLS_AES_128_GCM_SHA256"}}) {
    check_names(joined({"127.0.0.1:1", "redis://127.0.0.1:1"}, options), "--tls");
  }
}

TEST_CASE("a key without a certificate is refused") {
  check_names({"rediss://127.0.0.1:1", "--key", "/f"}, "--key");
}

TEST_CASE("a server name must not be an address") {
  for (const char* address : {"127.0.0.1", "::1"}) {
    check_names({"rediss://127.0.0.1:1", "--sni", address}, "--sni");
  }
  check_names({"rediss://127.0.0.1:1", "--sni", "a\x1b[2J"}, "--sni");
  check_names({"rediss://127.0.0.1:1", "--sni", ""}, "--sni");
}

TEST_CASE("TLS on a unix socket requires --sni or --insecure") {
  check_names({"--tls", "-s", "/run/r.sock"}, "--sni");
  check_names({"--tls", "/run/r.sock", "--cacert", "/f"}, "--sni");
}

TEST_CASE("days are whole numbers") {
  for (const char* days : {"abc", "-1", "1.5", "", "99999999999"}) {
    check_names({"rediss://127.0.0.1:1", "--min-days", days}, "--min-days");
  }
}

TEST_CASE("a file of --cacert that holds no certificate is tls-config") {
  const TemporaryDirectory directory;
  check_config({"--cacert", directory.path("missing.pem")}, "missing.pem");
  check_config({"--cacert", directory.file("empty.pem", "")}, "empty.pem");
  check_config({"--cacert", directory.file("bad.pem", "hunter2\n")}, "bad.pem");
  check_config({"--cacert", directory.path()}, directory.path());
  check_config({"--cacertdir", directory.path("missing.d")}, "missing.d");
  check_config({"--cacertdir", directory.file("file.d", "")}, "file.d");
  const Authority ca("Test CA");
  ::chmod(ca.file().c_str(), 0);
  check_config({"--cacert", ca.file()}, ca.file(), modest);
}

TEST_CASE("an invalid openssl.cnf is tls-config and is ignored without TLS") {
  const TemporaryDirectory directory;
  const std::string file =
      directory.file("openssl.cnf", "config_diagnostics = 1\nopenssl_conf = nosuch\n");
  const Surroundings faulty{{{"OPENSSL_CONF", file}}, {}, {}};
  check_config({}, "OpenSSL cannot start: ", faulty);
  const RedisServer server;
  const Outcome both = run_rconn({"check", server.at(), "rediss://" + server.at()}, faulty);
  CHECK_THAT(both.out, ContainsSubstring("1 ok, 1 failed"));
  CHECK(both.exit == 3);
}

TEST_CASE("a client certificate or key that is not one is tls-config") {
  const TemporaryDirectory directory;
  const Authority ca("Test CA");
  const Certificate mine = ca.issue({});
  const std::string bad = directory.file("bad.pem", "hunter2\n");
  const std::string broken = directory.file(
      "broken.pem", "-----BEGIN PRIVATE KEY-----\nhunter2+\n-----END PRIVATE KEY-----\n");
  for (const std::string& file : {directory.path("missing.pem"), directory.file("empty.pem", ""),
                                  bad, broken, directory.path()}) {
    check_config({"--cert", file, "--key", mine.key}, file);
    check_config({"--cert", mine.leaf, "--key", file}, file);
  }
  check_config({"--cert", mine.leaf}, mine.leaf);  // no key in it
  ::chmod(mine.key.c_str(), 0);
  check_config({"--cert", mine.leaf, "--key", mine.key}, mine.key, modest);
}

TEST_CASE("a key that belongs to another certificate is tls-config") {
  const Authority ca("Test CA");
  const Certificate mine = ca.issue({});
  const Certificate other = ca.issue({});
  check_config({"--cert", mine.leaf, "--key", other.key}, other.key);
}

TEST_CASE("a key with a passphrase is tls-config without a prompt") {
  const Authority ca("Test CA");
  const Certificate locked = ca.issue({.passphrase = "hunter2"});
  const Descriptor terminal(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
  REQUIRE(::grantpt(terminal.get()) == 0);
  REQUIRE(::unlockpt(terminal.get()) == 0);
  const std::string path = ::ptsname(terminal.get());
  const Surroundings at_terminal{{}, "", [&path] {
                                   ::setsid();
                                   ::open(path.c_str(), O_RDWR | O_CLOEXEC);  // controls it
                                 }};
  const Descriptor kept(::open(path.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC));
  check_config({"--cert", locked.leaf, "--key", locked.key}, locked.key, at_terminal);
  check_config({"--cert", locked.both}, locked.both, at_terminal);
  pollfd prompt{terminal.get(), POLLIN, 0};
  CHECK(::poll(&prompt, 1, 0) == 0);
}

TEST_CASE("a cipher list that OpenSSL rejects is tls-config") {
  check_config({"--tls-ciphers", "NO-SUCH-CIPHER"}, "NO-SUCH-CIPHER");
  check_config({"--tls-ciphersuites", "NO_SUCH_SUITE"}, "NO_SUCH_SUITE");
}
