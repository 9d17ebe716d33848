#include "connector/ladder/pool/list.hpp"

#include <utility>

namespace rconn {

std::optional<Held> PersistentList::take(const std::string& key) {
  const auto found = kept_.find(key);
  if (found == kept_.end()) return std::nullopt;
  Held held = std::move(found->second.front());
  found->second.pop_front();
  if (found->second.empty()) kept_.erase(found);
  return held;
}

void PersistentList::give_back(const std::string& key, Held held) {
  kept_[key].push_back(std::move(held));
}

}  // namespace rconn
