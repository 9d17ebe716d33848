// What this machine says of itself, found out when it is first asked for, after a failure.
// Entry point: Machine, one for each run. What may change is read again after a second, so that
// thousands of failures cost as much as one.
#pragma once

#include <optional>

#include "connector/net/deadline.hpp"
#include "connector/net/machine/local_sockets.hpp"
#include "connector/values/evidence/place_facts.hpp"

namespace rconn::net {

class Machine {
 public:
  const Surroundings& surroundings();
  const LocalSockets& sockets();  // valid until the next call

 private:
  std::optional<Surroundings> surroundings_;
  std::optional<LocalSockets> sockets_;
  Clock::time_point stale_from_;
};

}  // namespace rconn::net
