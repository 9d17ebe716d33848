#include "support/redis_fleet.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <stdexcept>

#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/process.hpp"

namespace support {
namespace {

void require(bool condition, const std::string& what) {
  if (!condition) throw std::runtime_error(what);
}

std::string third(std::size_t index, bool last) {
  const std::size_t size = 16384 / 3;
  if (!last) return std::to_string(index * size);
  return std::to_string(index == 2 ? 16383 : ((index + 1) * size) - 1);
}

// The part of CLUSTER NODES on which all nodes must agree: the nodes, the master of each, and the
// epoch and slots of masters.
std::set<std::string> view_in(const std::string& nodes) {
  std::set<std::string> view;
  std::istringstream lines(nodes);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    // NOLINTNEXTLINE(readability-isolate-declaration): the fields of a line, in their order
    std::string id, address, flags, master, ping, pong, epoch, link, slots;
    words >> id >> address >> flags >> master >> ping >> pong >> epoch >> link;
    std::getline(words, slots);
    view.insert(id + " " + master + (master == "-" ? " " + epoch + slots : ""));
  }
  return view;
}

}  // namespace

std::string ask_redis(int port, const std::vector<std::string>& words) {
  std::vector<std::string> command{"redis-cli", "-p", std::to_string(port)};
  command.insert(command.end(), words.begin(), words.end());
  std::string reply = Process(command, {{{"LC_ALL", "C"}}, {}, {}}).finish().out;
  while (!reply.empty() && (reply.back() == '\n' || reply.back() == '\r')) reply.pop_back();
  return reply;
}

RedisCluster::RedisCluster(const std::vector<std::string>& options) {
  for (std::size_t i = 0; i < size; ++i) {
    std::vector<std::string> words{"--cluster-enabled",
                                   "yes",
                                   "--cluster-port",
                                   std::to_string(free_port()),
                                   "--cluster-node-timeout",
                                   "5000",
                                   "--cluster-replica-no-failover",
                                   "yes",
                                   "--repl-diskless-sync-delay",
                                   "0"};
    words.insert(words.end(), options.begin(), options.end());
    nodes_.push_back(std::make_unique<RedisServer>(words));
  }
  meet();
  replicate();
  require(eventually([this] { return agreed(); }), "the Cluster does not agree");
}

std::string RedisCluster::id(std::size_t index) const {
  return ask_redis(nodes_.at(index)->port(), {"CLUSTER", "MYID"});
}

void RedisCluster::meet() {
  for (std::size_t i = 0; i < size; ++i) {
    const int port = nodes_[i]->port();
    ask_redis(port, {"CLUSTER", "SET-CONFIG-EPOCH", std::to_string(i + 1)});
    if (i < masters) ask_redis(port, {"CLUSTER", "ADDSLOTSRANGE", third(i, false), third(i, true)});
  }
  for (std::size_t i = 1; i < size; ++i) {
    const std::string bus = ask_redis(nodes_[i]->port(), {"CONFIG", "GET", "cluster-port"});
    ask_redis(nodes_[0]->port(), {"CLUSTER", "MEET", "127.0.0.1", std::to_string(nodes_[i]->port()),
                                  bus.substr(bus.find('\n') + 1)});
  }
}

void RedisCluster::replicate() {
  for (std::size_t i = masters; i < size; ++i) {
    const std::string master = id(i - masters);
    const int port = nodes_[i]->port();
    const bool done =
        eventually([&] { return ask_redis(port, {"CLUSTER", "REPLICATE", master}) == "OK"; });
    require(done, "no node to replicate");
  }
}

bool RedisCluster::agreed() const {
  const auto view = view_in(ask_redis(nodes_.front()->port(), {"CLUSTER", "NODES"}));
  return std::ranges::all_of(nodes_, [this, &view](const std::unique_ptr<RedisServer>& node) {
    const std::string known = ask_redis(node->port(), {"CLUSTER", "NODES"});
    const std::string state = ask_redis(node->port(), {"CLUSTER", "INFO"});
    const bool is_replica =
        std::ranges::find(nodes_, node) - nodes_.begin() >= static_cast<std::ptrdiff_t>(masters);
    const std::string link = ask_redis(node->port(), {"INFO", "replication"});
    std::size_t replicas = 0;
    for (auto at = known.find("slave"); at != std::string::npos; at = known.find("slave", at + 1)) {
      ++replicas;
    }
    return state.find("cluster_state:ok") != std::string::npos &&
           state.find("cluster_known_nodes:6") != std::string::npos && replicas == masters &&
           known.find("slave - ") == std::string::npos && view_in(known) == view &&
           known.find("handshake") == std::string::npos &&
           known.find("disconnected") == std::string::npos &&
           (!is_replica || link.find("master_link_status:up") != std::string::npos);
  });
}

void RedisCluster::announce(std::size_t index, const std::string& setting, const std::string& value,
                            const std::string& seen) {
  ask_redis(nodes_.at(index)->port(), {"CONFIG", "SET", setting, value});
  const std::string own = "\n" + id(index) + " ";  // the id at the start of a line
  const bool told = eventually([&] {
    const std::string known = "\n" + ask_redis(nodes_[0]->port(), {"CLUSTER", "NODES"});
    const auto start = known.find(own);
    if (start == std::string::npos) return false;
    return known.substr(start, known.find('\n', start + 1) - start).find(seen) != std::string::npos;
  });
  require(told, "node 0 does not tell what is announced: " +
                    ask_redis(nodes_[0]->port(), {"CLUSTER", "NODES"}));
}

std::unique_ptr<SentinelServer> SentinelTrio::sentinel_of(int master_port) const {
  const std::string file = servers_[0]->directory().file(
      "sentinel-" + std::to_string(sentinels_.size()) + ".conf",
      "sentinel monitor prime 127.0.0.1 " + std::to_string(master_port) +
          " 2\nsentinel down-after-milliseconds prime 1000\n");
  return std::make_unique<SentinelServer>(file);
}

SentinelTrio::SentinelTrio() {
  servers_.push_back(std::make_unique<RedisServer>());
  const std::string master = std::to_string(servers_[0]->port());
  for (int i = 0; i < 2; ++i) {
    servers_.push_back(std::make_unique<RedisServer>(std::vector<std::string>{
        "--replicaof", "127.0.0.1 " + master, "--repl-diskless-sync-delay", "0"}));
  }
  for (int i = 0; i < 3; ++i) sentinels_.push_back(sentinel_of(servers_[0]->port()));
  const bool ready = eventually([this] {
    return std::ranges::all_of(sentinels_, [](const std::unique_ptr<SentinelServer>& sentinel) {
      const std::string told = ask_redis(sentinel->port(), {"SENTINEL", "MASTER", "prime"});
      const std::string replicas = ask_redis(sentinel->port(), {"SENTINEL", "REPLICAS", "prime"});
      return told.find("num-slaves\n2") != std::string::npos &&
             told.find("num-other-sentinels\n2") != std::string::npos &&
             replicas.find("master-link-status\nerr") == std::string::npos;
    });
  });
  require(ready, "the Sentinels do not find each other");
}

SentinelServer& SentinelTrio::add_deluded_sentinel() {
  sentinels_.push_back(sentinel_of(servers_[1]->port()));
  return *sentinels_.back();
}

}  // namespace support
