// Faults of real Redis servers, each put into the state that causes the fault.

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "command_line/own_network.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"

using namespace support;

TEST_CASE("a server with a password is auth-required without one") {
  const RedisServer server({"--requirepass", "hunter2"});
  const auto report = check_fault({"ping", server.at()}, "auth-required", 4);
  CHECK(report["rung"] == "ping");
  CHECK_THAT(report["detail"].text(), StartsWith("NOAUTH"));
  CHECK(check_fault({"ping", "-n", "1", server.at()}, "auth-required", 4)["rung"] == "select");
}

TEST_CASE("a wrong password or user is rejected") {
  const RedisServer server({"--requirepass", "hunter2", "--user", "app", "on", ">s3cret", "+@all"});
  CHECK(check_fault({"ping", "-a", "wrong", server.at()}, "auth-rejected", 4)["rung"] == "auth");
  check_fault({"ping", "--user", "app", "-a", "hunter2", server.at()}, "auth-rejected", 4);
  check_fault({"ping", "redis://nobody:s3cret@" + server.at()}, "auth-rejected", 4);
}

TEST_CASE("a password for a server without one is auth-unneeded") {
  const RedisServer server;
  check_fault({"ping", "-a", "hunter2", server.at()}, "auth-unneeded", 4);
}

TEST_CASE("a user without permission for PING is no-permission") {
  const RedisServer server({"--user", "mute", "on", ">s3cret", "-@all"});
  check_fault({"ping", "--user", "mute", "-a", "s3cret", server.at()}, "no-permission", 4);
}

TEST_CASE("protected mode is denied") {
  // Protected mode does not apply to loopback addresses, so the server gets another one.
  const TemporaryDirectory directory;
  const std::string script =
      "setpriv --pdeathsig KILL redis-server --bind 192.0.2.1 --port 6379 --save '' --dir " +
      directory.path() +
      " >/dev/null & server=$!; trap 'kill $server; wait $server' EXIT; for i in $(seq 500); do "
      "\"$@\" -o json | grep -q '\"fault\":\"refused\"' || break; sleep 0.02; done; \"$@\"";
  const auto run = [&](const Words& more) {
    const Words command{"sh", "-c", script, "sh"};
    const Words ping = rconn_command(joined({"ping", "192.0.2.1"}, more));
    return Process(own_network_command({"--address", "192.0.2.1"}, joined(command, ping))).finish();
  };
  const Outcome text = run({});
  CHECK(text.exit == 4);
  CHECK_THAT(text.err, ContainsSubstring("(denied at ping"));
}

TEST_CASE("a database that does not exist is db-rejected") {
  const RedisServer server;
  const auto report = check_fault({"ping", "-n", "99", server.at()}, "db-rejected", 1);
  CHECK(report["rung"] == "select");
}

TEST_CASE("a server at its client limit is max-clients") {
  const RedisServer server({"--maxclients", "1"});
  std::optional<Descriptor> only;
  REQUIRE(eventually([&] {
    only.emplace(connect_to(server.port()));
    return send_all(only->get(), "PING\r\n") && read_line(only->get()) == "+PONG\r\n";
  }));
  check_fault({"ping", server.at()}, "max-clients", 1);
}

TEST_CASE("a server that loads its dataset is loading") {
  const TemporaryDirectory data;
  {
    const RedisServer server({"--dir", data.path(), "--enable-debug-command", "yes"});
    REQUIRE(server.ask("DEBUG POPULATE 10000") == "+OK");
    REQUIRE(server.ask("SAVE") == "+OK");
  }
  // 10 ms per key: loading outlasts the test, and the server answers in between.
  const RedisServer server({"--dir", data.path(), "--key-load-delay", "10000",
                            "--loading-process-events-interval-bytes", "1024"});
  const auto report = check_fault({"ping", server.at()}, "loading", 1);
  CHECK_THAT(report["detail"].text(), StartsWith("LOADING"));
}

TEST_CASE("a stopped server is reply-timeout within the budget") {
  RedisServer server;
  server.process().signal(SIGSTOP);
  const auto report =
      check_fault({"ping", "--read-timeout", "200ms", server.at()}, "reply-timeout", 2);
  CHECK(report["rung"] == "ping");
  CHECK(report["address"] == server.at());
  CHECK_THAT(report["detail"].text(), ContainsSubstring("200 ms (--read-timeout)"));
  server.process().signal(SIGCONT);
}

TEST_CASE("a replica that lost its master is master-down") {
  const RedisServer server({"--replica-serve-stale-data", "no", "--replicaof", "127.0.0.1 1"});
  check_fault({"ping", server.at()}, "master-down", 1);
}

TEST_CASE("a server that runs a script is busy") {
  const RedisServer server({"--lua-time-limit", "1"});
  const Descriptor script = connect_to(server.port());
  send_all(script.get(), "EVAL \"while true do end\" 0\r\n");
  REQUIRE(eventually([&] { return server.ask("PING").starts_with("-BUSY"); }));
  check_fault({"ping", server.at()}, "busy", 1);
}

TEST_CASE("a server that cannot save is misconf") {
  TemporaryDirectory gone;
  const RedisServer server({"--save", "3600 1", "--dir", gone.path()});
  std::filesystem::remove_all(gone.path());
  static_cast<void>(server.ask("BGSAVE"));
  REQUIRE(eventually([&] { return server.ask("PING").starts_with("-MISCONF"); }));
  check_fault({"ping", server.at()}, "misconf", 1);
}

TEST_CASE("SIGINT and SIGTERM while waiting end the run as interrupted, with its report") {
  for (const int signal : {SIGINT, SIGTERM}) {
    std::atomic<bool> asked = false;
    const ScriptedPeer peer([&asked](Conversation& other) {
      asked = !other.receive().empty();
      other.hold();
    });
    Process process(rconn_command({"ping", "--read-timeout", "20", peer.at(), "127.0.0.1:1"}));
    REQUIRE(eventually([&] { return asked.load(); }));
    process.signal(signal);
    const Outcome outcome = process.finish();
    CHECK(outcome.exit == 130);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, ContainsSubstring("(interrupted at ping"));
    CHECK(outcome.err.find("127.0.0.1:1 ") == std::string::npos);  // the next target is not started
    CHECK(outcome.took < ceiling);
  }
}

TEST_CASE("a signal ignored by the parent stays ignored") {
  std::atomic<bool> asked = false;
  const ScriptedPeer peer([&asked](Conversation& other) {
    asked = !other.receive().empty();
    other.hold();
  });
  Process process(rconn_command({"ping", "--read-timeout", "500ms", peer.at()}),
                  {{}, "", [] { std::signal(SIGINT, SIG_IGN); }});
  REQUIRE(eventually([&] { return asked.load(); }));
  process.signal(SIGINT);
  CHECK_THAT(process.finish().err, ContainsSubstring("(reply-timeout at ping"));
}

TEST_CASE("SIGINT while a name is looked up ends the run as interrupted") {
  Process process(
      own_network_command({"--silent-dns"}, rconn_command({"ping", "-v", "-t", "20", "some.name"})),
      deaf_until_ready());
  const std::string sockets = "/proc/" + std::to_string(process.id()) + "/net/udp";
  const bool looking = eventually([&] {
    std::ifstream table(sockets);
    const std::string text{std::istreambuf_iterator<char>(table), {}};
    return !process.running() ||
           text.find(":0035 01 ") != std::string::npos;  // a socket connected to port 53
  });
  process.signal(SIGINT);
  const Outcome outcome = finish_in_own_network(process);
  REQUIRE(looking);
  CHECK(outcome.exit == 130);
  CHECK_THAT(outcome.err, ContainsSubstring("(interrupted at resolve"));
}
