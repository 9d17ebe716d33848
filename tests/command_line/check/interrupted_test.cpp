// `check` interrupted by a signal: finished targets are reported, the rest is counted.

#include <csignal>

#include "command_line/check_reports.hpp"
#include "command_line/openmetrics.hpp"
#include "command_line/own_network.hpp"
#include "support/eventually.hpp"
#include "support/input_pipe.hpp"
#include "support/peer_farm.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

constexpr std::size_t jobs = 50;

// A fleet in which every third target hangs. When the signal arrives, hanging targets occupy all
// jobs, the targets between them are finished, and the rest has not started.
class Stuck {
 public:
  Stuck() : server_({"--bind", "0.0.0.0"}), hanging_(farm_.add(silent())) {
    for (std::size_t i = 0; i < size; ++i) {
      const bool hangs = i % 3 == 0;
      fleet_.add(address(i, hangs ? hanging_ : server_.port()), hangs ? "hangs" : Fleet::ok);
    }
  }

  Outcome interrupt(const Words& more, int signal = SIGINT, int exit = 130) {
    const std::size_t before = farm_.arrivals(hanging_).size();
    const std::string list = directory_.file("list", fleet_.lines() + "http://x\n");
    Process check(rconn_command(joined(
        {"check", "--jobs", std::to_string(jobs), "--read-timeout", "60", "-f", list}, more)));
    REQUIRE(eventually([&] { return farm_.arrivals(hanging_).size() == before + jobs; }));
    check.signal(signal);
    Outcome outcome = check.finish();
    CHECK(outcome.exit == exit);
    CHECK(outcome.took < ceiling);
    return outcome;
  }

  [[nodiscard]] const Fleet& fleet() const { return fleet_; }

  static constexpr std::size_t size = 1'000;
  static constexpr std::size_t done = 2 * (jobs - 1);  // their JSON fits the pipe
  static constexpr std::size_t rest = size - done;

 private:
  RedisServer server_;
  PeerFarm farm_;
  int hanging_;
  TemporaryDirectory directory_;
  Fleet fleet_;
};

void check_rest_is_counted(const Stuck& stuck, const Outcome& outcome) {
  const Checked run = checked(outcome.out);
  CHECK(run.summary["ok"] == Stuck::done);
  // The rest of the list is counted for a second only, which may be too short on a busy machine.
  const bool is_whole = !run.summary.contains("rest_uncounted");
  const auto rest = static_cast<std::size_t>(run.summary["interrupted"].integer());
  CHECK((is_whole ? rest == Stuck::rest : rest < Stuck::rest));
  CHECK(run.summary["failed"] == Json::parse("{}"));
  CHECK(run.faults().size() == Stuck::done);  // each one once
  for (const auto& [target, fault] : run.faults()) {
    CHECK(fault == Fleet::ok);
    CHECK(stuck.fleet().faults().at(target) == Fleet::ok);
  }
  CHECK(outcome.err.ends_with("rconn: check: interrupted: " + std::to_string(Stuck::done) +
                              (is_whole ? " of " : " of at least ") +
                              std::to_string(Stuck::done + rest) + " done\n"));
}

}  // namespace

TEST_CASE("an interrupted check reports finished targets and counts the rest") {
  Stuck stuck;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    check_rest_is_counted(stuck, stuck.interrupt({"-o", "json"}, signal));
  }
}

TEST_CASE(
    "an interrupted check with --ordered also reports what was done behind targets that hang") {
  Stuck stuck;
  const Outcome outcome = stuck.interrupt({"-o", "json", "--ordered"});
  check_rest_is_counted(stuck, outcome);
  const Words& all = stuck.fleet().targets();
  auto place = all.begin();
  for (const std::string& target : checked(outcome.out).order()) {
    place = std::find(place, all.end(), target);
    REQUIRE(place != all.end());
  }
}

TEST_CASE("an interrupted check prints a summary in text and monitoring formats") {
  Stuck stuck;
  const std::string ok = std::to_string(Stuck::done);
  const std::string rest = std::to_string(Stuck::rest);
  const Outcome text = stuck.interrupt({});
  CHECK(static_cast<std::size_t>(std::count(text.out.begin(), text.out.end(), '\n')) ==
        Stuck::done + 1);
  CHECK_THAT(text.out,
             ContainsSubstring("\n--- 1000 targets: " + ok + " ok, " + rest + " interrupted"));
  const Outcome nagios = stuck.interrupt({"-o", "nagios"}, SIGINT, 3);
  CHECK_THAT(nagios.out, StartsWith("REDIS UNKNOWN - "));
  CHECK_THAT(nagios.out, ContainsSubstring(ok + " of 1000 targets ok"));
  CHECK_THAT(nagios.out, ContainsSubstring(rest + " interrupted"));
  const std::string samples = samples_in(stuck.interrupt({"-o", "openmetrics"}).out);
  std::size_t up = 0;
  for (std::size_t at = 0; (at = samples.find("rconn_up{", at)) != std::string::npos; ++at) ++up;
  CHECK(up == Stuck::done);
  const Outcome quiet = stuck.interrupt({"-q"});
  CHECK(quiet.out.empty());
  CHECK(quiet.err.empty());
}

TEST_CASE("a check that waits for standard input can be interrupted") {
  InputPipe input;
  Process check(rconn_command({"check", "-f", "-"}), input.surroundings());
  input.write("127.0.0.1:1\n127.0.0.1:2\n127.0.0.1:");
  REQUIRE(check.says("127.0.0.1:2 "));
  check.signal(SIGINT);
  const Outcome outcome = check.finish();
  CHECK(outcome.exit == 130);
  CHECK_THAT(outcome.out, ContainsSubstring("--- 2 targets: 0 ok, 2 failed"));
}

TEST_CASE("targets that --rate delayed are counted as interrupted") {
  const TemporaryDirectory directory;
  Fleet fleet;
  for (std::size_t i = 0; i < 1'000; ++i) fleet.add(address(i, 1), "refused");
  const std::string list = directory.file("list", fleet.lines());
  Process check(rconn_command({"check", "-o", "json", "--rate", "5", "-f", list}));
  REQUIRE(check.says("\n"));
  check.signal(SIGTERM);
  const Outcome outcome = check.finish();
  CHECK(outcome.exit == 130);
  const Checked run = checked(outcome.out);
  CHECK(run.summary["interrupted"] == 1'000 - run.reports.size());
}

TEST_CASE("a check that waits for name lookups can be interrupted") {
  const RedisServer server;
  const TemporaryDirectory directory;
  Fleet fleet;
  for (std::size_t i = 0; i < 100; ++i) fleet.add("n" + std::to_string(i) + ".test", "");
  fleet.add(server.socket(), Fleet::ok);
  const std::string list = directory.file("list", fleet.lines());
  Process check(own_network_command({"--silent-dns"},
                                    rconn_command({"check", "-o", "json", "-t", "60", "-f", list})),
                deaf_until_ready());
  const bool begun = check.says("\n");
  check.signal(SIGINT);
  const Outcome outcome = finish_in_own_network(check);
  REQUIRE(begun);
  CHECK(outcome.exit == 130);
  CHECK(outcome.took < ceiling);
  CHECK(checked(outcome.out).summary["interrupted"] == 100);
}
