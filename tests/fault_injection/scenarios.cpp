#include "fault_injection/scenarios.hpp"

#include <stdexcept>

#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_fleet.hpp"

namespace fault_injection {
namespace {

using support::Authority;

// Signs the certificate of the TLS server. Scenarios trust it with --cacert.
const Authority& authority() {
  static const Authority only("Fault injection");
  return only;
}

Words replica_of(const support::RedisServer& master) {
  return {"--replicaof", "127.0.0.1 " + std::to_string(master.port()), "--repl-diskless-sync-delay",
          "0"};
}

// Short, because some injected failures lose data and run into the timeout.
Words within_seconds(Words words) {
  for (const char* more : {"-t", "1", "--read-timeout", "1"}) words.emplace_back(more);
  return words;
}

Words with_options(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return within_seconds(std::move(words));
}

}  // namespace

Servers::Servers()
    : locked({"--requirepass", secret}),
      replica(replica_of(plain)),
      // Logs to a file: messages about broken connections would fill a pipe that nothing reads.
      secure(authority().issue({.names = {"IP:127.0.0.1"}}), {"--logfile", "log"}),
      closed_port(support::free_port()) {
  const bool linked = support::eventually([this] {
    return support::ask_redis(replica.port(), {"INFO", "replication"})
               .find("master_link_status:up") != std::string::npos;
  });
  if (!linked) throw std::runtime_error("the replica does not connect to its master");
}

std::string Servers::file(const std::string& name, const std::string& content) const {
  return files.file(name, content);
}

std::vector<Scenario> scenarios(const Servers& servers) {
  const std::string at = servers.plain.at();
  const std::string port = std::to_string(servers.plain.port());
  const std::string by_name = "localhost:" + port;
  const std::string both = at + "\n# a comment\n" + servers.replica.at() + "\n";
  const std::string closed = "127.0.0.1:" + std::to_string(servers.closed_port);
  const std::string password = servers.file("password", std::string(Servers::secret) + "\n");
  const std::string fleet = servers.file("fleet", both);
  const std::string discovered = servers.file(
      "discovered.json", R"([{"targets": [")" + at + R"("], "labels": {"job": "redis"}}])");
  const Words trust{"--cacert", authority().file()};
  // More than one read returns.
  const std::string many = "cache.test\n#" + std::string(20000, ' ') + "\nsessions.test\n";
  const std::string configurations = servers.file("configurations", many);
  const Words login{"--pass-file", password, "-n", "1"};
  const Words traced{"connect", "ping", "PONG", "hello", "verdict: ready: PONG"};
  return {
      {.name = "key", .words = {"key", "--persistent-id", "sessions", "-p", port}},
      {.name = "key-file", .words = {"key", "-f", configurations}},
      {.name = "endpoint", .words = {"endpoint", at}},
      {.name = "endpoint-resolve",
       .words = within_seconds({"endpoint", "--resolve", by_name}),
       .required_parts = {port},
       .by_name = true},
      {.name = "endpoint-by-dns",
       .words = within_seconds({"endpoint", "--resolver", "dns", "--resolve", by_name}),
       .required_parts = {port},
       .by_name = true},
      {.name = "ping", .words = within_seconds({"ping", at})},
      {.name = "ping-name", .words = within_seconds({"ping", "-4", by_name}), .by_name = true},
      {.name = "ping-socket", .words = within_seconds({"ping", servers.plain.socket()})},
      {.name = "ping-auth", .words = with_options({"ping", servers.locked.at()}, login)},
      {.name = "ping-tls", .words = with_options({"ping", servers.secure.uri()}, trust)},
      {.name = "ping-persistent",
       .words = with_options({"ping", at}, {"--persistent", "-c", "3", "-i", "10ms"}),
       .required_parts = {"PONG", "new\n", "PONG", "PONG", "3 sent, 3 ok"}},
      {.name = "ping-json",
       .words = with_options({"ping", at}, {"-o", "json"}),
       .required_parts = {R"({"command":"ping")", R"("ok":true)", R"("verdict":"ready")", "}\n"}},
      {.name = "ping-nagios", .words = with_options({"ping", at}, {"-o", "nagios"})},
      {.name = "ping-openmetrics",
       .words = with_options({"ping", at}, {"-o", "openmetrics", "--out-file", "@"})},
      {.name = "ping-junit",
       .words = with_options({"ping", at}, {"-o", "junit"}),
       .required_parts = {"<testcase name=", "</testsuites>\n"}},
      {.name = "ping-refused", .words = within_seconds({"ping", closed}), .exit = 2},
      {.name = "trace", .words = within_seconds({"trace", at}), .required_parts = traced},
      {.name = "trace-tls",
       .words = with_options({"trace", servers.secure.uri()}, trust),
       .required_parts = traced},
      {.name = "wait",
       .words = {"wait", at, "--deadline", "5"},
       .required_parts = {"ready after "}},
      {.name = "wait-command",
       .words = {"wait", at, "--deadline", "5", "--", "echo", "begun"},
       .required_parts = {"begun\n"}},
      {.name = "check", .words = within_seconds({"check", "--ordered", at, servers.replica.at()})},
      {.name = "check-file", .words = within_seconds({"check", "--ordered", "-f", fleet})},
      {.name = "check-input",
       .words = within_seconds({"check", "--ordered", "-f", "-"}),
       .input = both},
      {.name = "check-sd", .words = within_seconds({"check", "--sd", discovered})},
      {.name = "topology",
       .words = within_seconds({"topology", at}),
       .required_parts = {"1 master, 1 replica", "master", at, "ok", "replica",
                          servers.replica.at(), "ok"}},
  };
}

}  // namespace fault_injection
