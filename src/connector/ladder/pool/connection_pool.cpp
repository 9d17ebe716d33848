#include "connector/ladder/pool/connection_pool.hpp"

#include <utility>

namespace rconn {

std::optional<KeptConnection> ConnectionPool::take(const std::string& key) {
  const auto found = kept_.find(key);
  if (found == kept_.end()) return std::nullopt;
  KeptConnection kept = std::move(found->second.front());
  found->second.pop_front();
  if (found->second.empty()) kept_.erase(found);
  return kept;
}

void ConnectionPool::give_back(const std::string& key, KeptConnection kept) {
  kept_[key].push_back(std::move(kept));
}

}  // namespace rconn
