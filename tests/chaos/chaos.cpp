// rconn among servers that are killed, stopped, started, locked and unlocked, and short of
// descriptors itself, all at random: each probe has its one report, and each report a fault that
// the mischief can cause.
// Usage: chaos SECONDS [SEED]   (exits with 1 if anything was wrong)

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <random>
#include <thread>

#include "chaos/mischief.hpp"
#include "chaos/probes.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"

namespace {

using namespace chaos;

std::vector<Sort> all_sorts(const std::vector<std::unique_ptr<Victim>>& victims,
                            const std::string& safe, const std::string& absent) {
  std::vector<Sort> sorts{{"safe", safe}, {"safe", "redis://" + safe + "/1"}, {"absent", absent}};
  for (const auto& victim : victims) {
    sorts.push_back({"plain", victim->at()});
    sorts.push_back({"plain", victim->socket()});
    sorts.push_back({"plain", "redis://" + victim->at() + "/1"});
    sorts.push_back({"locked", "redis://:" + password + "@" + victim->at()});
    sorts.push_back({"locked", "unix://:" + password + "@" + victim->socket()});
  }
  return sorts;
}

void run(std::chrono::seconds time, unsigned seed, Ledger& ledger) {
  std::vector<std::unique_ptr<Victim>> victims;
  for (int i = 0; i < 4; ++i) victims.push_back(std::make_unique<Victim>());
  const support::RedisServer safe;
  const std::string absent = "127.0.0.1:" + std::to_string(support::free_port());
  const auto sorts = all_sorts(victims, safe.at(), absent);

  Mischief mischief(victims, seed);
  Stream stream(sorts);
  Pings plain("ping -c", {sorts.begin(), sorts.begin() + 6}, {});
  Pings kept("ping -c --persistent", {sorts.begin() + 3, sorts.begin() + 8}, {"--persistent"});
  const std::vector<LongRun*> runs{&stream.run(), &plain.run(), &kept.run()};
  for (const LongRun* run : runs) mischief.starve(run->id());

  std::atomic<bool> over = false;
  std::thread feeding([&] { stream.feed(over); });
  std::thread checking([&] { check_again_and_again(sorts, seed + 1, ledger, over); });
  std::thread waiting([&] { wait_again_and_again(sorts, seed + 2, ledger, over); });
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    for (LongRun* run : runs) run->look();
  }
  over = true;
  for (std::thread* thread : {&feeding, &checking, &waiting}) thread->join();
  mischief.end();
  stream.account(ledger);
  plain.account(ledger);
  kept.account(ledger);
  for (const auto& [what, count] : mischief.done()) {
    ledger.note("mischief: " + what, std::to_string(count) + " times");
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
  chaos::Ledger ledger;
  run(std::chrono::seconds(seconds), seed, ledger);
  if (!ledger.print()) return 1;
  std::cout << "all is accounted for\n";
  return 0;
}
