#include "connector/run/descriptor_shares.hpp"

#include <algorithm>

#include "connector/net/dns/resolver.hpp"
#include "connector/net/process/descriptor_limit.hpp"

namespace rconn {
namespace {

// More connections at once would cause bursts of packets that networks drop.
constexpr std::size_t max_default_jobs = 10'000;

}  // namespace

DescriptorShares share_descriptors(std::size_t descriptors, std::size_t wanted_jobs) {
  const std::size_t lookups =
      std::clamp<std::size_t>(descriptors / 8, 1, net::Resolver::default_threads);
  const std::size_t others = reserved_descriptors + descriptors_of_lookup * lookups;
  const std::size_t most = descriptors > others ? descriptors - others : 1;
  const std::size_t by_default = std::clamp<std::size_t>(descriptors / 2, 1, max_default_jobs);
  const std::size_t jobs = std::min(wanted_jobs > 0 ? wanted_jobs : by_default, most);
  return {jobs, lookups, most - jobs};
}

}  // namespace rconn
