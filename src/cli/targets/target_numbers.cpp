#include "cli/targets/target_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string_view>

namespace rconn::cli {
namespace {

// As boost::hash_combine.
template <typename Part>
void add(std::size_t& hash, const Part& part) {
  hash ^= std::hash<Part>{}(part) + 0x9e3779b97f4a7c15 + (hash << 6) + (hash >> 2);
}

// Of everything that can differ between targets of one command line.
std::size_t identity_of(const Target& target) {
  std::size_t hash = 0;
  add(hash, target.host);
  add(hash, target.port);
  add(hash, target.tls != nullptr);
  add(hash, target.database.value_or(-1));
  if (!target.credentials) return hash;
  add(hash, target.credentials->user.value_or(""));
  add(hash, target.credentials->password.reveal());
  return hash;
}

}  // namespace

void TargetNumbers::number(Target& target) {
  std::vector<std::size_t>& alike = seen_[std::hash<std::string>{}(target.named)];
  const std::size_t identity = identity_of(target);
  auto place = std::ranges::find(alike, identity);
  if (place == alike.end()) place = alike.insert(place, identity);
  target.nth = static_cast<unsigned>(place - alike.begin()) + 1;
  if (target.nth > 1) target.named += fmt::format(" ({})", target.nth);
}

}  // namespace rconn::cli
