// Real servers that work together: a Cluster of six nodes, and three Sentinels with a master and
// two replicas.
// Entry points: RedisCluster, SentinelTrio. Once constructed, all servers are linked and agree.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "support/redis_server.hpp"

namespace support {

// The complete reply to a command, in the format of redis-cli to a pipe, without its line end.
std::string ask_redis(int port, const std::vector<std::string>& words);

// Nodes 0 to 2 are masters with a third of the slots each; node 3 replicates node 0, and so on.
class RedisCluster {
 public:
  // `options` are options of redis-server, for every node. No node fails over by itself.
  explicit RedisCluster(const std::vector<std::string>& options = {});

  [[nodiscard]] RedisServer& node(std::size_t index) { return *nodes_.at(index); }
  [[nodiscard]] std::string at(std::size_t index) const { return nodes_.at(index)->at(); }
  [[nodiscard]] std::string id(std::size_t index) const;

  // CONFIG SET on one node. Waits until CLUSTER NODES of node 0 shows `seen`.
  void announce(std::size_t index, const std::string& setting, const std::string& value,
                const std::string& seen);

  static constexpr std::size_t masters = 3;
  static constexpr std::size_t size = 6;

 private:
  void meet();
  void replicate();
  [[nodiscard]] bool agreed() const;

  std::vector<std::unique_ptr<RedisServer>> nodes_;
};

class SentinelServer : public RedisServer {
 public:
  explicit SentinelServer(const std::string& configuration)
      : RedisServer("--port", {"--sentinel"}, configuration) {}
};

// Data servers 0 (the master) to 2; Sentinels 0 to 2, with a quorum of 2, call it "prime".
class SentinelTrio {
 public:
  SentinelTrio();

  [[nodiscard]] RedisServer& server(std::size_t index) { return *servers_.at(index); }
  [[nodiscard]] SentinelServer& sentinel(std::size_t index) { return *sentinels_.at(index); }

  // Adds a Sentinel that takes server 1 for the master.
  SentinelServer& add_deluded_sentinel();

 private:
  [[nodiscard]] std::unique_ptr<SentinelServer> sentinel_of(int master_port) const;

  std::vector<std::unique_ptr<RedisServer>> servers_;
  std::vector<std::unique_ptr<SentinelServer>> sentinels_;
};

}  // namespace support
