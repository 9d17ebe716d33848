// rconn idle: what it says of a server that cuts silent connections, or does not.

#include "command_line/idle/idle.hpp"

#include "support/scripted_peer.hpp"
#include "support/terminal.hpp"

using namespace support;

TEST_CASE("idle takes one target") {
  const Outcome two = run_rconn({"idle", "127.0.0.1:1", "127.0.0.1:2"});
  CHECK(two.exit == 3);
  CHECK(two.err == "rconn: idle: 2 targets are given: give one\n");
  CHECK(run_rconn({"idle", "-o", "openmetrics", "127.0.0.1:1"}).exit == 3);
}

TEST_CASE("idle refuses silences below 1 ms, and options that would have no effect") {
  const auto message_of = [](const Words& words) {
    const Outcome outcome = run_rconn(joined({"idle", "127.0.0.1:1"}, words));
    CHECK(outcome.exit == 3);
    return outcome.err;
  };
  CHECK(message_of({"--up-to", "0"}) ==
        "rconn: idle: --up-to: 0 s is too short: give 1ms or more\n");
  CHECK_THAT(message_of({"--up-to", "0.0000001"}), ContainsSubstring("give 1ms or more"));
  CHECK_THAT(message_of({"--ages", "1,0.0000001"}),
             ContainsSubstring("age '0.0000001' is too short"));
  for (const char* ages : {"--ages=", "--ages=1,2,", "--ages=,1"}) {
    CHECK_THAT(message_of({ages}), ContainsSubstring("--ages"));
  }
  CHECK(message_of({"--ages", "1", "--up-to", "5"}) ==
        "rconn: idle: --ages and --up-to exclude each other: leave one out\n");
  CHECK_THAT(message_of({"--bus"}), ContainsSubstring("'--bus' is an option of wait"));
  CHECK_THAT(message_of({"--max-members", "3"}),
             ContainsSubstring("'--max-members' is an option of "));
}

TEST_CASE("idle with a target that cannot be used tells its fault, as a ping does") {
  const auto run = [](const Words& more) {
    return run_rconn(joined({"idle", "--ages", "0.1", "127.0.0.1:1"}, more));
  };
  const Outcome outcome = run({"-o", "json"});
  CHECK(outcome.exit == 2);
  CHECK(report_of(outcome)["command"] == "idle");
  CHECK(report_of(outcome)["fault"] == "refused");
  CHECK(run({"-q"}).err.empty());
}

TEST_CASE("a ladder of silences takes as long as the longest, not as all together") {
  const RedisServer server;
  const Outcome outcome =
      run_rconn({"idle", "--ages", "0.8,1,1.2,1.4,1.6,1.8,2", "-o", "json", server.at()});
  CHECK(outcome.exit == 0);
  double sum = 0;
  double longest = 0;
  for (const Json& each : report_of(outcome)["connections"].elements()) {
    CHECK(each["age"].number() >= each["planned"].number());
    sum += each["age"].number();
    longest = std::max(longest, each["age"].number());
  }
  const double took = std::chrono::duration<double>(outcome.took).count();
  CHECK(took >= longest);
  CHECK(took < sum / 2);
}

TEST_CASE("each arm keeps its connections in its own way") {
  const RedisServer server;
  const Outcome outcome = run_rconn({"idle", "--ages", "0.5,2.5", "-o", "json", server.at()});
  const Json report = report_of(outcome);
  CHECK(connections_of(report, "silent").size() == 2);
  CHECK(connections_of(report, "subscribed").size() == 2);
  const Reports pinged = connections_of(report, "ping");
  REQUIRE(pinged.size() == 1);
  CHECK(pinged[0]["interval"] == 1);
  CHECK(pinged[0]["longest_silence"].number() < pinged[0]["age"].number());
  const Reports kept = connections_of(report, "keepalive");
  REQUIRE(kept.size() == 1);
  CHECK(kept[0]["longest_silence"] == kept[0]["age"]);
  CHECK(report["servers"] == 1);
}

TEST_CASE("with -q, only the exit status tells that something was cut") {
  const RedisServer server({"--timeout", "1"});
  const Outcome outcome = run_rconn({"idle", "--ages", "4", "-q", server.at()});
  CHECK(outcome.exit == 1);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.empty());
}

TEST_CASE("a peer that answers PING only is tried all the same") {
  const ScriptedPeer peer(answer("+PONG\r\n"));
  const Outcome outcome = run_rconn({"idle", "--ages", "0.1", "--read-timeout", "0.5", peer.at()});
  CHECK(outcome.exit == 2);  // it serves one connection after another
}

TEST_CASE("the address of the server and the number of connections are told before they are made") {
  const RedisServer server;
  const Outcome outcome = run_rconn({"idle", "--ages", "0.2", server.at()});
  CHECK(outcome.err.starts_with("rconn: idle: 2 connections to " + server.at() + ", for 0.2 s; "));
  CHECK_THAT(outcome.out, ContainsSubstring("silent connections still work after 0.2"));
}

TEST_CASE("on a terminal, a line shows how far it is") {
  const RedisServer server;
  const Outcome shown =
      shown_on_terminal(rconn_command({"idle", "--ages", "1.5", server.at()}), {}, 2);
  CHECK_THAT(shown.err, ContainsSubstring("silent, 0 ok, 0 cut; "));
  CHECK(shown_on_terminal(rconn_command({"idle", "-q", "--ages", "0.8", server.at()}), {}, 2)
            .err.empty());
}
