// One target, one climb of the ladder, one report.
// Entry points: climb_to_pong(), climb_to_addresses(). They never fail: a failure is a report.
// The report is the caller's: to return it would take its room twice over.
#pragma once

#include <memory>
#include <optional>

#include "connector/ladder/pool/list.hpp"
#include "connector/ladder/rungs/dial.hpp"
#include "connector/ladder/rungs/ladder.hpp"
#include "connector/ladder/rungs/login.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/tls/contexts.hpp"
#include "connector/redis/session.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// What the climbs of one run share.
struct Shared {
  net::TlsContexts contexts;
  net::Resolver resolver;
  PersistentList kept;
  bool check_echo = false;  // see reuse()
};

// resolve, connect, tls, auth, select, ping; the connection is closed at the end. To a persistent
// target: liveness first, where a connection was kept; at the end it is kept if all went well.
// `report` is one on the target, from report_on().
asio::awaitable<void> climb_to_pong(const Target& target, Shared& shared, Report& report);

// resolve only.
asio::awaitable<void> climb_to_addresses(const Target& target, Shared& shared, Report& report);

// The parts of the above, for those who climb with eyes open.

// Before the clock starts: what TLS needs. Nothing where the target speaks clear text, and after a
// failure, which is then in the report.
std::shared_ptr<const net::TlsContext> prepare_tls(const Target& target, net::TlsContexts& contexts,
                                                   Report& report);

// For resolve, connect and tls together, from where the ladder stands, never past the target's
// total budget.
net::Deadline connect_deadline(const Target& target, const Ladder& ladder);

// `deadline`, or the target's total budget for a climb begun at `start` if that comes first.
net::Deadline not_past_end(const Target& target, net::Clock::time_point start,
                           net::Deadline deadline);

ReplyBudget reply_budget(const Target& target, net::Clock::time_point start);

// A connection, and since when.
struct Opened {
  net::Connection connection;
  net::Clock::time_point at;
};

// connect and tls. Nothing after a failure, which is then in the report.
asio::awaitable<std::optional<Opened>> open_connection(
    const Target& target, std::vector<net::Address> addresses, Ladder& ladder,
    std::shared_ptr<const net::TlsContext> context, net::Deadline deadline);

// It with what those who may use it later need to know.
Held hold(Opened opened, const Target& target, Report& report);

// resolve, connect and tls, by the above, into `held`; that is the caller's for the same reason as
// the report. It stays empty after a failure, which is then in the report.
asio::awaitable<void> reach(const Target& target, Shared& shared, Ladder& ladder,
                            std::shared_ptr<const net::TlsContext> context,
                            std::optional<Held>& held);

// auth, select, ping and expectation. Whether AUTH, SELECT and PING went well.
asio::awaitable<bool> climb_session(const Target& target, Held& held, Ladder& ladder,
                                    ReplyBudget budget);

}  // namespace rconn
