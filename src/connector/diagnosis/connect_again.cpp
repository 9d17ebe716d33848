#include "connector/diagnosis/connect_again.hpp"

#include <string>
#include <utility>

#include "connector/ladder/rungs/handshake.hpp"
#include "connector/ladder/rungs/login.hpp"
#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/ladder/rungs/try_address.hpp"
#include "connector/net/connection.hpp"
#include "connector/values/report.hpp"

namespace rconn {

asio::awaitable<std::optional<Session>> connect_again(const Peer& peer, ReplyBudget budget) {
  const auto limit = peer.target.connect_budget.value_or(built_in_budget);
  const net::Deadline own{net::Clock::now() + limit, {LimitKind::connect, limit}};
  const net::Deadline deadline = sooner(own, budget.end);
  Tried tried = co_await try_address(peer.address, deadline);
  if (tried.attempt.failure) co_return std::nullopt;
  auto connection = std::make_unique<net::Connection>(std::move(tried.stream));
  if (peer.tls_context) {
    std::string name = name_to_verify(peer.target);
    const net::Status status =
        co_await connection->secure(peer.tls_context, std::move(name), deadline);
    if (!status.ok()) co_return std::nullopt;
  }
  co_return Session(std::move(connection));
}

asio::awaitable<std::optional<KeptConnection>> log_in_again(const Peer& peer, ReplyBudget budget) {
  auto session = co_await connect_again(peer, budget);
  if (!session) co_return std::nullopt;
  KeptConnection held{.session = *std::move(session),
                      .address = {},
                      .tls_settings = {},
                      .tls = {},
                      .opened = net::Clock::now(),
                      .user = {}};
  Report unused = report_on(peer.target);
  RungTimer timer(unused, budget.end);
  const SessionFailure failed = co_await login(peer.target, held, timer, budget);
  if (failed) co_return std::nullopt;
  co_return held;
}

}  // namespace rconn
