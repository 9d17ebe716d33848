// The addresses of a target's name, of which each gets its turn as the first one that is tried.
// Entry points: arrange() before each probe, worked() and is_judged() after it. Pure.
// Invariant: it knows at most max_addresses; a name may get new ones for weeks.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "connector/net/address.hpp"

namespace rconn {

class AddressTurns {
 public:
  // Puts the addresses in the order for the next probe. Returns those that were judged before and
  // are no longer among them.
  std::vector<std::string> arrange(std::vector<net::Address>& addresses);

  void worked(const net::Address& address);

  // Whether a failure of this address concerns the target. One that never worked, while none of its
  // family did, may not be meant for this machine: localhost is ::1 too, also where the server
  // listens only at 127.0.0.1.
  [[nodiscard]] bool is_judged(const net::Address& address) const;

  static constexpr std::size_t max_addresses = 64;

 private:
  std::size_t turn_ = 0;
  std::set<std::string> known_;  // the last ones
  std::set<int> families_;       // of which one worked
};

}  // namespace rconn
