// Kept connections that are closed, stalled or sent extra bytes at random, over many rounds.

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <random>

#include "command_line/expect.hpp"
#include "support/scripted_peer.hpp"

using namespace support;

namespace {

constexpr std::size_t rounds = 300;

// Counts what the peer did to its connections.
struct Done {
  std::atomic<std::size_t> pongs = 0;
};

// Applies a fault to each connection, chosen at random from a fixed seed.
ScriptedPeer::Script disturbance(Done& done, std::mt19937& random) {
  return [&](Conversation& other) {
    for (std::string got = other.receive(); !got.empty(); got = other.receive()) {
      switch (random() % 8) {
        case 0:
          return;  // closes without an answer
        case 1:
          other.reset();
          return;
        case 2:
          other.hold();
          return;
        case 3:
          ++done.pongs;
          other.send("+PONG\r\n-late\r\n");
          break;
        case 4:
          ++done.pongs;
          other.send("+PONG\r\n");
          return;
        case 5:
          other.send("+PO");
          return;
        default:
          ++done.pongs;
          other.send("+PONG\r\n");
      }
    }
  };
}

// Too few if one descriptor leaks in ten rounds.
Surroundings with_few_descriptors() {
  return {{}, "", [] {
            const rlimit limit{24, 24};
            ::setrlimit(RLIMIT_NOFILE, &limit);
          }};
}

}  // namespace

TEST_CASE(
    "kept connections that are killed, stalled and dirtied leak nothing and lie about nothing") {
  Done done;
  std::mt19937 random(20261123);
  const ScriptedPeer peer(disturbance(done, random));
  const Outcome outcome = run_rconn({"ping", "--persistent", "-c", std::to_string(rounds), "-i",
                                     "0", "-o", "json", "--read-timeout", "20ms", peer.at()},
                                    with_few_descriptors());
  CHECK(outcome.exit == 2);
  CHECK(outcome.err.empty());
  CHECK(outcome.took < 3 * ceiling);

  const Reports reports = reports_in(outcome.out);
  REQUIRE(reports.size() == rounds + 1);
  std::size_t ok = 0;
  std::size_t reused = 0;
  std::size_t late = 0;
  const Words possible{"closed", "reset", "reply-timeout"};
  for (std::size_t i = 0; i < rounds; ++i) {
    const auto& report = reports[i];
    INFO(report);
    ok += report["ok"] == true ? 1 : 0;
    reused += report["reused"] == true ? 1 : 0;
    late += report["ok"] == false && report["fault"] == "reply-timeout" ? 1 : 0;
    if (report["ok"] == false) {
      CHECK(std::find(possible.begin(), possible.end(), report["fault"].text()) != possible.end());
    }
    if (report["reused"] == true) CHECK(reports[i - 1]["ok"] == true);
    if (report.contains("dropped")) CHECK(report["reused"] == false);
  }
  // On a slow machine a PONG may arrive too late; the opposite is never possible.
  CHECK(ok <= done.pongs);
  CHECK(done.pongs <= ok + late);
  CHECK(reused > 0);
  CHECK(reports.back()["summary"]["ok"] == ok);
  CHECK(reports.back()["summary"]["sent"] == rounds);
}
