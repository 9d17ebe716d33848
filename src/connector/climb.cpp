#include "connector/climb.hpp"

#include <utility>

#include "connector/handshake.hpp"

namespace rconn {
namespace {

std::optional<net::Deadline> end_of(const Target& target, net::Clock::time_point start) {
  if (!target.total_budget) return std::nullopt;
  return net::Deadline{start + *target.total_budget, *target.total_budget, "--deadline"};
}

}  // namespace

std::shared_ptr<const net::TlsContext> prepare_tls(const Target& target, net::TlsContexts& contexts,
                                                   Report& report) {
  if (!target.tls) return nullptr;
  const net::TlsContexts::Made& made = contexts.of(*target.tls);
  if (made) return made.value();
  report.probed = true;
  report.stopped_at = Rung::tls;
  report.failure = Failure{Fault::tls_config, made.error()};
  return nullptr;
}

net::Deadline connect_deadline(const Target& target, net::Clock::time_point start) {
  const auto budget = target.connect_budget.value_or(built_in_budget);
  const net::Deadline connect{start + budget, budget, "--timeout"};
  return not_past_end(target, start, connect);
}

net::Deadline not_past_end(const Target& target, net::Clock::time_point start,
                           net::Deadline deadline) {
  const auto end = end_of(target, start);
  return end ? sooner(deadline, *end) : deadline;
}

ReplyBudget reply_budget(const Target& target, net::Clock::time_point start) {
  return {target.read_budget.value_or(built_in_budget), end_of(target, start)};
}

asio::awaitable<std::optional<Session>> open_session(const Target& target,
                                                     std::vector<net::Address> addresses,
                                                     Ladder& ladder,
                                                     std::shared_ptr<const net::TlsContext> context,
                                                     net::Deadline deadline) {
  auto stream = co_await dial(std::move(addresses), ladder, deadline);
  if (!stream) co_return std::nullopt;
  net::Connection connection(*std::move(stream));
  if (context) {
    const bool secured = co_await secure(target, connection, ladder, std::move(context), deadline);
    if (!secured) co_return std::nullopt;
  }
  co_return Session(std::move(connection));
}

asio::awaitable<Report> climb_to_pong(const Target& target, net::TlsContexts& contexts) {
  Report report = report_on(target);
  auto context = prepare_tls(target, contexts, report);
  if (report.failure) co_return report;
  Ladder ladder(report);
  const net::Deadline deadline = connect_deadline(target, ladder.start());
  auto addresses = co_await find_addresses(target, ladder, deadline);
  auto session =
      co_await open_session(target, std::move(addresses), ladder, std::move(context), deadline);
  if (!session) co_return report;
  const ReplyBudget budget = reply_budget(target, ladder.start());
  const bool logged_in = co_await login(target, *session, ladder, budget);
  if (logged_in) co_await ping(target, *session, ladder, budget);
  co_return report;
}

asio::awaitable<Report> climb_to_addresses(const Target& target) {
  Report report = report_on(target);
  Ladder ladder(report);
  const net::Deadline deadline = connect_deadline(target, ladder.start());
  co_await find_addresses(target, ladder, deadline);
  co_return report;
}

}  // namespace rconn
