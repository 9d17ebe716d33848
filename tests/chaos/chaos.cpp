// Runs rconn while its servers are killed, stopped, started and have passwords set and removed, and
// while rconn itself runs out of descriptors, all at random. Checks that each probe has exactly one
// report, and that each reported fault is one that the random faults can cause.
// Usage: chaos SECONDS [SEED]   (exits with 1 after any violation)

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <random>
#include <thread>

#include "chaos/faults.hpp"
#include "chaos/probes.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"

namespace {

using namespace chaos;

std::vector<KnownTarget> all_targets(const std::vector<std::unique_ptr<UnstableServer>>& servers,
                                     const std::string& stable, const std::string& absent) {
  std::vector<KnownTarget> known_targets{
      {"stable", stable}, {"stable", "redis://" + stable + "/1"}, {"absent", absent}};
  for (const auto& server : servers) {
    known_targets.push_back({"plain", server->at()});
    known_targets.push_back({"plain", server->socket()});
    known_targets.push_back({"plain", "redis://" + server->at() + "/1"});
    known_targets.push_back({"locked", "redis://:" + password + "@" + server->at()});
    known_targets.push_back({"locked", "unix://:" + password + "@" + server->socket()});
  }
  return known_targets;
}

void run(std::chrono::seconds time, unsigned seed, Expectations& expectations) {
  std::vector<std::unique_ptr<UnstableServer>> servers;
  for (int i = 0; i < 4; ++i) servers.push_back(std::make_unique<UnstableServer>());
  const support::RedisServer stable;
  const std::string absent = "127.0.0.1:" + std::to_string(support::free_port());
  const auto known_targets = all_targets(servers, stable.at(), absent);

  RandomFaults random_faults(servers, seed);
  Stream stream(known_targets);
  Pings plain("ping -c", {known_targets.begin(), known_targets.begin() + 6}, {});
  Pings kept("ping -c --persistent", {known_targets.begin() + 3, known_targets.begin() + 8},
             {"--persistent"});
  const std::vector<LongRun*> runs{&stream.run(), &plain.run(), &kept.run()};
  for (const LongRun* run : runs) random_faults.add_client(run->id());

  std::atomic<bool> over = false;
  std::thread feeding([&] { stream.feed(over); });
  std::thread checking([&] { check_again_and_again(known_targets, seed + 1, expectations, over); });
  std::thread waiting([&] { wait_again_and_again(known_targets, seed + 2, expectations, over); });
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    for (LongRun* run : runs) run->sample();
  }
  over = true;
  for (std::thread* thread : {&feeding, &checking, &waiting}) thread->join();
  random_faults.end();
  stream.check_reports(expectations);
  plain.check_reports(expectations);
  kept.check_reports(expectations);
  for (const auto& [what, count] : random_faults.done()) {
    expectations.note("random faults: " + what, std::to_string(count) + " times");
  }
}

}  // namespace

int main(int argc, char** argv) {
  const long seconds = argc >= 2 ? std::strtol(argv[1], nullptr, 10) : 0;
  if (seconds < 1 || argc > 3) {
    std::cerr << "usage: chaos SECONDS [SEED]\n";
    return 3;
  }
  const unsigned seed = argc == 3 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10))
                                  : std::random_device()();
  std::cout << "seed " << seed << std::endl;
  chaos::Expectations expectations;
  run(std::chrono::seconds(seconds), seed, expectations);
  if (!expectations.print()) return 1;
  std::cout << "all is accounted for\n";
  return 0;
}
