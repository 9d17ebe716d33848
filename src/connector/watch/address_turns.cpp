#include "connector/watch/address_turns.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rconn {

std::vector<std::string> AddressTurns::arrange(std::vector<net::Address>& addresses) {
  std::set<std::string> now;
  for (const net::Address& address : addresses) {
    if (now.size() < max_addresses) now.insert(address.text());
  }
  std::vector<std::string> gone;
  std::ranges::set_difference(known_, now, std::back_inserter(gone));
  known_ = std::move(now);
  const std::size_t first = addresses.empty() ? 0 : turn_++ % addresses.size();
  std::ranges::rotate(addresses, addresses.begin() + static_cast<std::ptrdiff_t>(first));
  return gone;
}

void AddressTurns::worked(const net::Address& address) { families_.insert(address.family()); }

bool AddressTurns::is_judged(const net::Address& address) const {
  return families_.contains(address.family()) && known_.contains(address.text());
}

}  // namespace rconn
