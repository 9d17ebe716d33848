// The connections that are kept, each under its persistent key, until the next user comes.
// Entry points: take() and give_back(). A connection is in the pool or in one user's hands, never
// both: two users of a key at the same time have two connections. Those left at the end are closed.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>

#include "connector/ladder/rungs/kept_connection.hpp"

namespace rconn {

class ConnectionPool {
 public:
  // The connection that has waited longest under this key, as in phpredis's pool.
  std::optional<KeptConnection> take(const std::string& key);

  // Keeps a connection whose last exchange went well.
  void give_back(const std::string& key, KeptConnection kept);

 private:
  std::map<std::string, std::deque<KeptConnection>> kept_;
};

}  // namespace rconn
