// Keeps idle connections, each under its persistent key, until their next use.
// Entry points: take() and give_back(). The destructor closes the connections that are left.
// Invariant: a connection in the pool is not in use, so concurrent users of a key have separate
// connections.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>

#include "connector/ladder/rungs/kept_connection.hpp"

namespace rconn {

class ConnectionPool {
 public:
  // The connection that has been idle longest under this key, as in phpredis's pool.
  std::optional<KeptConnection> take(const std::string& key);

  // Keeps a connection whose last exchange succeeded.
  void give_back(const std::string& key, KeptConnection kept);

 private:
  std::map<std::string, std::deque<KeptConnection>> kept_;
};

}  // namespace rconn
