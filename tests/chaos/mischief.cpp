#include "chaos/mischief.hpp"

#include <sys/resource.h>

#include <chrono>

namespace chaos {
namespace {

// Everything that rconn has open beside its connections is fewer; all of them are more.
constexpr rlim_t few = 9;

void limit_descriptors(pid_t process, bool starved) {
  rlimit limit{};
  if (::prlimit(process, RLIMIT_NOFILE, nullptr, &limit) != 0) return;
  limit.rlim_cur = starved ? few : limit.rlim_max;
  static_cast<void>(::prlimit(process, RLIMIT_NOFILE, &limit, nullptr));  // it may have ended
}

}  // namespace

Mischief::Mischief(std::vector<std::unique_ptr<Victim>>& victims, unsigned seed)
    : victims_(victims), random_(seed), thread_([this] { work(); }) {}

void Mischief::starve(pid_t process) {
  const std::scoped_lock lock(mutex_);
  clients_.push_back(process);
}

void Mischief::end() {
  if (over_.exchange(true)) return;
  thread_.join();
  give_descriptors_back();
  for (const auto& victim : victims_) {
    if (victim->stopped()) victim->carry_on();
  }
}

void Mischief::work() {
  while (!over_) {
    std::this_thread::sleep_for(std::chrono::milliseconds(below(100)));
    if (starving_) {
      give_descriptors_back();
    } else if (below(20) == 0) {
      take_descriptors();
    }
    befall(*victims_.at(below(static_cast<unsigned>(victims_.size()))));
  }
}

void Mischief::befall(Victim& victim) {
  if (victim.dead()) {
    if (below(3) != 0) return;
    ++done_["started"];
    victim.start();
  } else if (victim.stopped()) {
    if (below(4) != 0) return;
    ++done_["continued"];
    victim.carry_on();
  } else {
    trouble(victim);
  }
}

void Mischief::trouble(Victim& victim) {
  switch (below(10)) {
    case 0:
      ++done_["killed"];
      return victim.kill();
    case 1:
      ++done_["stopped"];
      return victim.stop();
    case 2:
      ++done_["password set"];
      return victim.set_password(below(2) == 0 ? password : "another");
    case 3:
      ++done_["password taken away"];
      return victim.set_password("");
    case 4:
      ++done_["clients limited"];
      return victim.tell("CONFIG SET maxclients 3");
    case 5:
      ++done_["clients allowed"];
      return victim.tell("CONFIG SET maxclients 1000");
    case 6:
      ++done_["idle clients put out"];
      return victim.tell("CONFIG SET timeout 1");
    case 7:
      ++done_["paused"];
      return victim.tell("CLIENT PAUSE 200");
    default:
      ++done_["clients put out"];
      return victim.tell("CLIENT KILL TYPE normal");
  }
}

void Mischief::take_descriptors() {
  const std::scoped_lock lock(mutex_);
  for (const pid_t client : clients_) limit_descriptors(client, true);
  starving_ = !clients_.empty();
  done_["starved"] += clients_.size();
}

void Mischief::give_descriptors_back() {
  const std::scoped_lock lock(mutex_);
  for (const pid_t client : clients_) limit_descriptors(client, false);
  starving_ = false;
}

}  // namespace chaos
