// Injects faults into servers and clients, chosen at random from a seed, until end().
// Entry points: RandomFaults, which runs in its own thread; add_client(), for a client whose
// descriptor limit is lowered from time to time. end() resumes stopped servers and lifts the
// clients' limits.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "chaos/server.hpp"

namespace chaos {

// The password of "locked" targets.
inline const std::string password = "pass-word";

class RandomFaults {
 public:
  RandomFaults(std::vector<std::unique_ptr<UnstableServer>>& servers, unsigned seed);
  RandomFaults(const RandomFaults&) = delete;
  RandomFaults& operator=(const RandomFaults&) = delete;
  ~RandomFaults() { end(); }

  // From now on the process may run out of descriptors. Do not reap it before end().
  void add_client(pid_t process);
  void end();

  // How often each fault was injected.
  [[nodiscard]] const std::map<std::string, std::size_t>& done() const { return done_; }

 private:
  void work();
  void apply_fault(UnstableServer& server);
  void disturb(UnstableServer& server);
  void limit_clients();
  void restore_clients();
  [[nodiscard]] unsigned below(unsigned limit) { return static_cast<unsigned>(random_()) % limit; }

  std::vector<std::unique_ptr<UnstableServer>>& servers_;
  std::mt19937 random_;
  std::map<std::string, std::size_t> done_;
  std::mutex mutex_;  // guards clients_
  std::vector<pid_t> clients_;
  bool descriptors_limited_ = false;
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

}  // namespace chaos
