#include "connector/ladder/rungs/try_address.hpp"

#include <asio/this_coro.hpp>
#include <cerrno>

#include "connector/ladder/rungs/connect_failure.hpp"
#include "connector/net/path/icmp_error.hpp"
#include "connector/net/path/path_facts.hpp"
#include "connector/net/path/route_facts.hpp"

namespace rconn {
namespace {

// The kernel measures the round trip of a connect from its first SYN if the second was not needed,
// as where an answer was lost: what it says then holds the time until the second was sent (RFC 6298
// §2.1: at least a second), and is not told.
bool is_plausible(const PathFacts& view) {
  constexpr std::chrono::seconds first_timeout{1};
  return view.round_trip.count() > 0 && (view.retransmits == 0 || view.round_trip < first_timeout);
}

ConnectFacts facts_of(const Tried& tried, const net::Address& address) {
  ConnectFacts facts;
  if (tried.status.kind == net::Status::Kind::interrupted) return facts;
  if (tried.status.kind == net::Status::Kind::failed) facts.error = tried.status.error;
  const int socket = tried.stream.descriptor();
  facts.path = net::path_facts(socket);
  facts.icmp = net::icmp_error(socket, *address.data());
  // What came from elsewhere says that this machine could send.
  const bool answered = facts.error == ECONNREFUSED || facts.error == ECONNRESET ||
                        (facts.icmp && !facts.icmp->by_this_machine);
  if (!answered) facts.route = net::route_facts(*address.data());
  return facts;
}

}  // namespace

asio::awaitable<Tried> try_address(const net::Address& address, net::Deadline deadline) {
  const auto executor = co_await asio::this_coro::executor;
  Tried tried{net::Stream(executor), {}, {}, {}, {}};
  const auto started = net::Clock::now();
  tried.status = co_await tried.stream.connect(address, deadline);
  tried.ended = tried.status.ok() ? tried.stream.seen_at() : net::Clock::now();
  tried.attempt.address = address.text();
  tried.attempt.took = tried.ended - started;
  if (!tried.status.ok()) {
    tried.facts = facts_of(tried, address);
    tried.attempt.failure = connect_failure(tried.status, address, deadline, tried.facts);
  }
  if (const auto view = net::path_facts(tried.stream.descriptor())) {
    if (is_plausible(*view)) tried.attempt.round_trip = view->round_trip;
    tried.attempt.retransmits = view->retransmits;
  }
  co_return tried;
}

}  // namespace rconn
