#include "cli/config/known_places.hpp"

#include <algorithm>
#include <utility>

namespace rconn::cli::config {

void KnownPlaces::add(Endpoint endpoint, bool tls) {
  by_host_.emplace(endpoint.host, listed_.size());
  listed_.push_back({std::move(endpoint), tls});
}

std::vector<std::size_t> KnownPlaces::at(const Endpoint& endpoint) const {
  std::vector<std::size_t> places;
  const auto [first, last] = by_host_.equal_range(endpoint.host);
  for (auto place = first; place != last; ++place) {
    if (listed_[place->second].endpoint == endpoint) places.push_back(place->second);
  }
  return places;
}

bool KnownPlaces::allows(const Endpoint& endpoint) const {
  return std::ranges::any_of(
      allow_, [&endpoint](const AllowPattern& pattern) { return matches(pattern, endpoint); });
}

bool KnownPlaces::takes_member(const std::string& host, int port, bool tls) const {
  const Endpoint endpoint = endpoint_of(host, port);
  // Another spelling of an IPv4 address: a resolver may take it for a name.
  const bool is_odd = endpoint.kind == Endpoint::Kind::ipv4 && endpoint.host != host &&
                      host.find(':') == std::string::npos;
  if (is_odd) return false;
  const std::vector<std::size_t> places = at(endpoint);
  if (places.empty()) return allows(endpoint);
  return tls || std::ranges::any_of(places, [this](std::size_t i) { return !listed_[i].tls; });
}

}  // namespace rconn::cli::config
