// What befalls servers and clients, at random from a seed, until it ends.
// Entry points: Mischief, which works in a thread of its own; starve(), for a client that is to run
// short of descriptors now and then. What was stopped goes on, and what was taken is given back, at
// the end.
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

#include "chaos/victim.hpp"

namespace chaos {

// The password that some targets have.
inline const std::string password = "pass-word";

class Mischief {
 public:
  Mischief(std::vector<std::unique_ptr<Victim>>& victims, unsigned seed);
  Mischief(const Mischief&) = delete;
  Mischief& operator=(const Mischief&) = delete;
  ~Mischief() { end(); }

  // From now on it may run short of descriptors. Not to be reaped before the end.
  void starve(pid_t process);
  void end();

  // How often each was done.
  [[nodiscard]] const std::map<std::string, std::size_t>& done() const { return done_; }

 private:
  void work();
  void befall(Victim& victim);
  void trouble(Victim& victim);
  void take_descriptors();
  void give_descriptors_back();
  [[nodiscard]] unsigned below(unsigned limit) { return static_cast<unsigned>(random_()) % limit; }

  std::vector<std::unique_ptr<Victim>>& victims_;
  std::mt19937 random_;
  std::map<std::string, std::size_t> done_;
  std::mutex mutex_;  // guards clients_
  std::vector<pid_t> clients_;
  bool starving_ = false;
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

}  // namespace chaos
