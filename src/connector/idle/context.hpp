// What the connections of one run share.
// Entry point: IdleContext. Outlives the connections.
#pragma once

#include <memory>
#include <vector>

#include "connector/ladder/run_context.hpp"
#include "connector/ladder/tls_contexts.hpp"
#include "connector/net/address.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/machine/suspended.hpp"
#include "connector/values/idle/idle_sample.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// A point in time, on a clock that goes on while the machine is suspended: others do not sleep.
struct IdleMoment {
  net::Clock::time_point at = net::Clock::now();
  std::chrono::nanoseconds suspended = net::time_suspended();
};

inline IdleTime operator-(const IdleMoment& later, const IdleMoment& earlier) {
  return (later.at - earlier.at) + (later.suspended - earlier.suspended);
}

struct IdleContext {
  RunContext run;
  Target target;  // the server whose connections are tried
  // The one address that connections are made to: a name may have several, of several servers.
  std::vector<net::Address> addresses;
  std::shared_ptr<const net::TlsContext> tls;
  bool tells_run_id = false;  // the server answers INFO
  IdleMoment begun = {};      // the run
};

}  // namespace rconn
