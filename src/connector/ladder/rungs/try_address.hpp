// Connects to one address.
// Entry point: try_address().
#pragma once

#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/status.hpp"
#include "connector/net/stream.hpp"
#include "connector/values/evidence/path_facts.hpp"
#include "connector/values/report.hpp"

namespace rconn {

// The result of trying one address. The stream is connected if `attempt` has no failure.
struct Tried {
  net::Stream stream;
  net::Status status;
  Attempt attempt;
  net::Clock::time_point ended;
  ConnectFacts facts;  // if it failed
};

// `address` must stay valid until the call completes.
asio::awaitable<Tried> try_address(const net::Address& address, net::Deadline deadline);

}  // namespace rconn
