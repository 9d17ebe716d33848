#include "connector/ladder/rungs/try_address.hpp"

#include <asio/this_coro.hpp>

#include "connector/ladder/rungs/connect_failure.hpp"

namespace rconn {

asio::awaitable<Tried> try_address(const net::Address& address, net::Deadline deadline) {
  const auto executor = co_await asio::this_coro::executor;
  Tried tried{net::Stream(executor), {}, {}, {}};
  const auto started = net::Clock::now();
  tried.status = co_await tried.stream.connect(address, deadline);
  tried.ended = tried.status.ok() ? tried.stream.seen_at() : net::Clock::now();
  tried.attempt.address = address.text();
  tried.attempt.took = tried.ended - started;
  if (!tried.status.ok()) {
    tried.attempt.failure = connect_failure(tried.status, address, deadline);
  }
  if (const auto view = tried.stream.path_facts()) {
    if (view->round_trip.count() > 0) tried.attempt.round_trip = view->round_trip;
    tried.attempt.retransmits = view->retransmits;
  }
  co_return tried;
}

}  // namespace rconn
