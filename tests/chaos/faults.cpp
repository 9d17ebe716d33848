#include "chaos/faults.hpp"

#include <sys/resource.h>

#include <chrono>

namespace chaos {
namespace {

// A limit between the descriptors that rconn needs without connections and those it needs with
// them.
constexpr rlim_t few = 9;

void limit_descriptors(pid_t process, bool starved) {
  rlimit limit{};
  if (::prlimit(process, RLIMIT_NOFILE, nullptr, &limit) != 0) return;
  limit.rlim_cur = starved ? few : limit.rlim_max;
  static_cast<void>(::prlimit(process, RLIMIT_NOFILE, &limit, nullptr));  // it may have ended
}

}  // namespace

RandomFaults::RandomFaults(std::vector<std::unique_ptr<UnstableServer>>& servers, unsigned seed)
    : servers_(servers), random_(seed), thread_([this] { work(); }) {}

void RandomFaults::add_client(pid_t process) {
  const std::scoped_lock lock(mutex_);
  clients_.push_back(process);
}

void RandomFaults::end() {
  if (over_.exchange(true)) return;
  thread_.join();
  restore_clients();
  for (const auto& server : servers_) {
    if (server->stopped()) server->resume();
  }
}

void RandomFaults::work() {
  while (!over_) {
    std::this_thread::sleep_for(std::chrono::milliseconds(below(100)));
    if (descriptors_limited_) {
      restore_clients();
    } else if (below(20) == 0) {
      limit_clients();
    }
    apply_fault(*servers_.at(below(static_cast<unsigned>(servers_.size()))));
  }
}

void RandomFaults::apply_fault(UnstableServer& server) {
  if (server.is_down()) {
    if (below(3) != 0) return;
    ++done_["started"];
    server.start();
  } else if (server.stopped()) {
    if (below(4) != 0) return;
    ++done_["continued"];
    server.resume();
  } else {
    disturb(server);
  }
}

void RandomFaults::disturb(UnstableServer& server) {
  switch (below(10)) {
    case 0:
      ++done_["killed"];
      return server.kill();
    case 1:
      ++done_["stopped"];
      return server.stop();
    case 2:
      ++done_["password set"];
      return server.set_password(below(2) == 0 ? password : "another");
    case 3:
      ++done_["password taken away"];
      return server.set_password("");
    case 4:
      ++done_["clients limited"];
      return server.send_command("CONFIG SET maxclients 3");
    case 5:
      ++done_["clients allowed"];
      return server.send_command("CONFIG SET maxclients 1000");
    case 6:
      ++done_["idle clients put out"];
      return server.send_command("CONFIG SET timeout 1");
    case 7:
      ++done_["paused"];
      return server.send_command("CLIENT PAUSE 200");
    default:
      ++done_["clients put out"];
      return server.send_command("CLIENT KILL TYPE normal");
  }
}

void RandomFaults::limit_clients() {
  const std::scoped_lock lock(mutex_);
  for (const pid_t client : clients_) limit_descriptors(client, true);
  descriptors_limited_ = !clients_.empty();
  done_["starved"] += clients_.size();
}

void RandomFaults::restore_clients() {
  const std::scoped_lock lock(mutex_);
  for (const pid_t client : clients_) limit_descriptors(client, false);
  descriptors_limited_ = false;
}

}  // namespace chaos
