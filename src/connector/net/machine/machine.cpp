#include "connector/net/machine/machine.hpp"

#include <algorithm>
#include <chrono>

#include "connector/net/machine/surroundings.hpp"

namespace rconn::net {

const Surroundings& Machine::surroundings() {
  if (!surroundings_) surroundings_ = find_surroundings();
  return *surroundings_;
}

const LocalSockets& Machine::sockets() {
  constexpr std::chrono::seconds fresh{1};
  constexpr int share = 100;  // a machine with many processes takes no more of the time than 1 %
  const auto now = Clock::now();
  if (!sockets_ || now >= stale_from_) {
    sockets_ = find_local_sockets();
    const auto found = Clock::now();
    stale_from_ = found + std::max<Clock::duration>(fresh, share * (found - now));
  }
  return *sockets_;
}

}  // namespace rconn::net
