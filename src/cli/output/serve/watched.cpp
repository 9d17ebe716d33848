#include "cli/output/serve/watched.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "cli/output/serve/report_metrics.hpp"

namespace rconn::cli {

std::vector<const WatchRecord*> watches_of_listed(const ServeRecord& record) {
  std::unordered_multimap<std::string_view, std::size_t> places;  // of watched ones, by their text
  for (std::size_t i = 0; i < record.listed.size(); ++i) {
    if (record.listed[i].watched) places.emplace(record.listed[i].target, i);
  }
  std::vector<const WatchRecord*> all(record.listed.size(), nullptr);
  for (const WatchRecord* const watch : record.watches) {
    if (watch == nullptr || watch->targets.empty()) continue;
    // The first of those with this text that has none yet.
    std::size_t place = all.size();
    const auto [from, until] = places.equal_range(watch->targets.front().target);
    for (auto each = from; each != until; ++each) {
      if (all[each->second] == nullptr) place = std::min(place, each->second);
    }
    if (place < all.size()) all[place] = watch;
  }
  return all;
}

std::vector<NamedWatch> named_watches(const ServeRecord& record) {
  std::vector<NamedWatch> named;
  const std::vector<const WatchRecord*> all = watches_of_listed(record);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] != nullptr) {
      const ListedRecord& listed = record.listed[i];
      named.push_back({all[i], listed.name, configured_labels(listed.labels)});
    }
  }
  return named;
}

}  // namespace rconn::cli
