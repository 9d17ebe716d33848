// A text of a peer that holds the password is withheld as a whole; rconn's own words are not.

#include <atomic>

#include <functional>

#include "command_line/tls.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/tls_peer.hpp"
#include "support/wire.hpp"

using namespace support;

namespace {

using Answer = std::function<std::string(const std::string& request)>;

// Answers AUTH with OK and PING with PONG; anything else as `other` says.
ScriptedPeer::Script answering(Answer other) {
  return [other = std::move(other)](Conversation& peer) {
    for (std::string got = peer.receive(); !got.empty(); got = peer.receive()) {
      if (got.find("AUTH") != std::string::npos) {
        peer.send("+OK\r\n");
      } else if (got.find("PING") != std::string::npos) {
        peer.send("+PONG\r\n");
      } else {
        peer.send(other(got));
      }
    }
  };
}

bool asks(const std::string& request, const char* word) {
  return request.find(word) != std::string::npos;
}

// A Cluster node that repeats the password wherever it can.
std::string echo_of_cluster(const std::string& got, const std::string& secret) {
  if (asks(got, "HELLO")) {
    return wire::bulks({"server", "redis", "version", "7.0", "mode", "cluster", "role", "master"});
  }
  if (asks(got, "NODES")) {
    return wire::bulk("id" + secret + " 127.0.0.1:1@1,host-" + secret + " myself,master," + secret +
                      " - 0 0 1 connected 0-16383\n" + secret + " 127.0.0.1:2@1 slave " + secret +
                      " 0 0 1 connected\n");
  }
  if (asks(got, "CLUSTER") && asks(got, "INFO")) {
    return wire::bulk("cluster_state:" + secret + "\r\n");
  }
  if (asks(got, "INFO")) {
    return wire::bulk("redis_version:7-" + secret + "\r\nrun_id:" + secret + "\r\nrole:master\r\n");
  }
  return "-ERR unknown command\r\n";
}

// A master that lists one replica, at this port of 127.0.0.1.
std::string master_of(const std::string& got, int port) {
  if (!asks(got, "INFO")) return "-ERR unknown command\r\n";
  return wire::bulk(
      "redis_version:7.0\r\nredis_mode:standalone\r\nrole:master\r\n"
      "connected_slaves:1\r\nslave0:ip=127.0.0.1,port=" +
      std::to_string(port) + ",state=online,offset=1,lag=0\r\n");
}

}  // namespace

TEST_CASE("a short password that a Cluster node repeats is in no output of topology") {
  for (const std::string& secret : {std::string("s3cret"), std::string("zq")}) {
    const ScriptedPeer peer(
        answering([secret](const std::string& got) { return echo_of_cluster(got, secret); }));
    for (const Words& output : {Words{}, Words{"-v"}, Words{"-o", "json"}, Words{"-o", "nagios"},
                                Words{"--format", "{detail} {hint} {topology}"}}) {
      const Outcome outcome = run_rconn(joined({"topology", "-a", secret, peer.at()}, output));
      INFO(outcome.out << outcome.err);
      CHECK((outcome.out + outcome.err).find(secret) == std::string::npos);
      CHECK((outcome.out + outcome.err).find("***") == std::string::npos);
    }
    const auto report = report_of(run_rconn({"topology", "-o", "json", "-a", secret, peer.at()}));
    CHECK(report["topology"]["state"] == "(withheld)");
    CHECK(report["topology"]["members"][0]["id"] == "(withheld)");
    CHECK(report["topology"]["members"][0]["hostname"] == "(withheld)");
  }
}

TEST_CASE("a reply that holds the password is withheld whole and its fault is still told") {
  const auto detail_of = [](const std::string& reply, const std::string& secret) {
    const ScriptedPeer peer(answer(reply));
    const auto report = report_of(run_rconn({"ping", "-o", "json", "-a", secret, peer.at()}));
    return report["fault"].text() + ": " + report["detail"].text();
  };
  CHECK(detail_of("-ERR unknown command 'AUTH'\r\n", "command") == "auth-unsupported: (withheld)");
  CHECK(detail_of("-ERR no such thing\r\n", "ERR") == "error-reply: (withheld)");
  CHECK(detail_of("-NOAUTH Authentication required.\r\n", "u") == "auth-required: (withheld)");
  CHECK(detail_of("-ERR no such thing\r\n", "x") == "error-reply: ERR no such thing");
}

TEST_CASE("a password of one letter is not told by what is missing in a server's error") {
  const RedisServer server({"--requirepass", "x"});
  const auto report =
      report_of(run_rconn({"ping", "-o", "json", "-a", "x", "-n", "99", server.at()}));
  CHECK(report["fault"] == "db-rejected");
  CHECK(report["detail"] == "(withheld)");
}

TEST_CASE("what rconn itself says stays, even where it holds the password") {
  const ScriptedPeer silent([](Conversation& peer) { peer.hold(); });
  for (const char* secret : {"e", "received", "(--read-timeout)"}) {
    const auto report = report_of(
        run_rconn({"ping", "-o", "json", "-a", secret, "--read-timeout", "50ms", silent.at()}));
    CHECK(report["detail"] == "nothing received within 50 ms (--read-timeout)");
  }
}

TEST_CASE("a member is tried at an address that holds the password, which is not shown") {
  std::atomic<int> master_port = 0;
  const ScriptedPeer replica(answering([&master_port](const std::string& got) {
    if (!asks(got, "INFO")) return std::string("-ERR unknown command\r\n");
    return wire::bulk("redis_version:7.0\r\nrole:slave\r\nmaster_host:127.0.0.1\r\nmaster_port:" +
                      std::to_string(master_port) + "\r\nmaster_link_status:up\r\n");
  }));
  const std::string secret = std::to_string(replica.port());
  const ScriptedPeer master(
      answering([port = replica.port()](const std::string& got) { return master_of(got, port); }));
  master_port = master.port();
  const Outcome outcome = run_rconn({"topology", "-o", "json", "-a", secret, master.at()});
  const auto report = report_of(outcome);
  INFO(report);
  CHECK(replica.connections() == 1);
  CHECK(outcome.out.find(":" + secret) == std::string::npos);
  CHECK(report["topology"]["members"][1]["advertised"] == "(withheld)");
  CHECK(report["topology"]["members"][1]["ok"] == true);
}

TEST_CASE("a password that a reply splits into words is not shown") {
  const std::string nodes = "0123456789 hunter:2222@1 myself,master - 0 0 1 connected 0-16383\n";
  const ScriptedPeer node(answering([&nodes](const std::string& got) {
    return asks(got, "NODES") ? wire::bulk(nodes) : echo_of_cluster(got, "");
  }));
  for (const Words& output : {Words{}, Words{"-o", "json"}}) {
    const Outcome outcome =
        run_rconn(joined({"topology", "-t", "0.5", "-a", "hunter:2222", node.at()}, output));
    INFO(outcome.out << outcome.err);
    CHECK((outcome.out + outcome.err).find("hunter") == std::string::npos);
  }
}

TEST_CASE("a certificate that holds the password is not shown") {
  const Authority ca("Test CA");
  CertificateSpec spec = loopback_certificate();
  spec.subject = "s3cret.example";
  spec.names.emplace_back("DNS:s3cret.example");
  const TlsPeer peer({ca.issue(spec)}, [](TlsConversation& tls) {
    if (tls.accept()) tls.hold();
  });
  for (const Words& output : {Words{}, Words{"-v"}, Words{"-o", "json"}}) {
    const Outcome outcome = run_rconn(joined({"trace", "--tls", "-a", "s3cret", "--read-timeout",
                                              "100ms", "--cacert", ca.file(), peer.at()},
                                             output));
    INFO(outcome.out << outcome.err);
    CHECK_THAT(outcome.out, ContainsSubstring("(withheld)"));
    CHECK((outcome.out + outcome.err).find("s3cret") == std::string::npos);
  }
}
