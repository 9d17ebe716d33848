// rconn trace shows no password, even if a peer repeats it.

#include "command_line/tls.hpp"
#include "command_line/trace.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/tls_peer.hpp"

using namespace support;

namespace {

const std::string secret = "hunter2-and-more";

void check_silent_about_it(const std::string& at) {
  const Words everything{
      "--format", "{target} {detail} {hint} {server} {server.silence} {cause} {cause_detail}"};
  for (const Words& output : {Words{}, Words{"-v"}, Words{"-o", "json"}, everything}) {
    const Outcome outcome =
        run_rconn(joined({"trace", "-a", secret, "--read-timeout", "300ms", at}, output));
    INFO(outcome.out << outcome.err);
    CHECK((outcome.out + outcome.err).find("hunter2") == std::string::npos);
    CHECK((outcome.out + outcome.err).find("and-more") == std::string::npos);
    CHECK((outcome.out + outcome.err).find("hunt") == std::string::npos);
  }
}

struct Replies {
  std::string auth = "+OK\r\n";
  std::string ping = "+PONG\r\n";
  std::string hello = "-ERR unknown command 'HELLO'\r\n";
  std::string info = "-ERR unknown command 'INFO'\r\n";
};

ScriptedPeer::Script answers(const Replies& replies) {
  return [replies](Conversation& peer) {
    for (std::string got = peer.receive(); !got.empty(); got = peer.receive()) {
      if (got.find("AUTH") != std::string::npos) peer.send(replies.auth);
      if (got.find("PING") != std::string::npos) peer.send(replies.ping);
      if (got.find("HELLO") != std::string::npos) peer.send(replies.hello);
      if (got.find("INFO") != std::string::npos) peer.send(replies.info);
      if (got.find("CONFIG") != std::string::npos)
        peer.send("*2\r\n" + bulk("timeout") + bulk(secret));
    }
  };
}

std::string error(const std::string& words) { return "-ERR " + words + "\r\n"; }

std::string hello_of(const std::string& product) {
  return "*4\r\n" + bulk("server") + bulk(product) + bulk("version") + bulk("1.2.3");
}

}  // namespace

TEST_CASE("a trace does not show the password that a peer repeats") {
  for (const Replies& replies :
       {Replies{.auth = error(secret)}, Replies{.auth = "+" + secret + "\r\n"},
        Replies{.ping = error(secret)}, Replies{.hello = error(secret)},
        Replies{.hello = "+" + secret + "\r\n"}, Replies{.hello = hello_of("is " + secret)},
        Replies{.info = bulk("redis_version:" + secret + "\r\nrole:" + secret + "\r\n")},
        Replies{.info = bulk("redis_version:7\r\nconnected_clients:" + secret + "\r\n")}}) {
    const ScriptedPeer peer(answers(replies));
    check_silent_about_it(peer.at());
  }
}

// Long text is cut, but the cut must not leave the beginning of a password.
TEST_CASE("a trace does not show the beginning of a password that is cut off") {
  const std::string padding(55, '.');
  const std::string long_padding(190, '.');
  for (const Replies& replies :
       {Replies{.hello = hello_of(padding + secret)},
        Replies{.hello = "+" + std::string(25, '.') + secret + "\r\n"},
        Replies{.hello = error(long_padding + secret)},
        Replies{.info = bulk("redis_version:" + padding + secret + "\r\n")},
        Replies{.info = bulk("redis_version:7\r\nconnected_clients:" + padding + secret)}}) {
    INFO(replies.hello << replies.info);
    const ScriptedPeer peer(answers(replies));
    check_silent_about_it(peer.at());
  }
}

TEST_CASE("a common word as password is not revealed by masking it in the identity") {
  const RedisServer server({"--requirepass", "redis"});
  for (const char* word : {"redis", "master", "standalone"}) {
    const auto report = report_of(run_rconn({"trace", "-o", "json", "-a", word, server.at()}));
    INFO(report);
    CHECK(report["server"].dump().find("***") == std::string::npos);
  }
}

TEST_CASE("the TLS experiment sends neither password nor command") {
  const Authority ca("Test CA");
  TlsPeer peer({ca.issue(loopback_certificate())}, [](TlsConversation& tls) {
    if (tls.accept()) tls.hold();
  });
  const Outcome outcome =
      run_rconn({"trace", "-o", "json", "-a", secret, "--read-timeout", "300ms", peer.at()});
  const auto report = report_of(outcome);
  CHECK(outcome.exit == 2);
  CHECK(report["cause"]["id"] == "port-speaks-tls");
  static_cast<void>(peer.next());  // the AUTH in clear text
  const TlsSeen second = peer.next();
  CHECK(second.handshake);
  CHECK(second.heard.empty());
}

TEST_CASE("a password that a certificate repeats is not shown") {
  const Authority ca("Test CA");
  CertificateSpec spec = loopback_certificate();
  spec.names.push_back("DNS:" + secret + ".test");
  TlsPeer peer({ca.issue(spec)}, [](TlsConversation& tls) {
    if (tls.accept()) tls.hold();
  });
  check_silent_about_it(peer.at());
}
