#include "connector/ladder/climb.hpp"

#include <utility>

#include "connector/ladder/expectation/judge.hpp"
#include "connector/ladder/pool/reuse.hpp"
#include "connector/ladder/rungs/handshake.hpp"

namespace rconn {
namespace {

std::optional<net::Deadline> end_of(const Target& target, net::Clock::time_point start) {
  if (!target.total_budget) return std::nullopt;
  return net::Deadline{start + *target.total_budget, {LimitKind::total, *target.total_budget}};
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

net::Deadline connect_deadline(const Target& target, const Ladder& ladder) {
  const auto budget = target.connect_budget.value_or(built_in_budget);
  const net::Deadline connect{ladder.boundary() + budget, {LimitKind::connect, budget}};
  return not_past_end(target, ladder.start(), connect);
}

net::Deadline not_past_end(const Target& target, net::Clock::time_point start,
                           net::Deadline deadline) {
  const auto end = end_of(target, start);
  return end ? sooner(deadline, *end) : deadline;
}

ReplyBudget reply_budget(const Target& target, net::Clock::time_point start) {
  return {target.read_budget.value_or(built_in_budget), end_of(target, start)};
}

asio::awaitable<std::optional<Opened>> open_connection(
    const Target& target, std::vector<net::Address> addresses, Ladder& ladder,
    std::shared_ptr<const net::TlsContext> context, net::Deadline deadline) {
  auto stream = co_await dial(std::move(addresses), ladder, deadline);
  if (!stream) co_return std::nullopt;
  Opened opened{net::Connection(*std::move(stream)), ladder.boundary()};
  if (context) {
    const bool secured =
        co_await secure(target, opened.connection, ladder, std::move(context), deadline);
    if (!secured) co_return std::nullopt;
  }
  co_return opened;
}

Held hold(Opened opened, const Target& target, Report& report) {
  if (target.persistence) report.usage = Usage{};
  return Held{.session = Session(std::move(opened.connection)),
              .address = report.address.value(),
              .tls_settings = target.tls,
              .tls = report.tls,
              .opened = opened.at,
              .user = std::nullopt};
}

asio::awaitable<void> reach(const Target& target, Shared& shared, Ladder& ladder,
                            std::shared_ptr<const net::TlsContext> context,
                            std::optional<Held>& held) {
  const net::Deadline deadline = connect_deadline(target, ladder);
  auto addresses = co_await find_addresses(target, ladder, shared.resolver, deadline);
  auto opened =
      co_await open_connection(target, std::move(addresses), ladder, std::move(context), deadline);
  if (opened) held.emplace(hold(*std::move(opened), target, ladder.report()));
}

asio::awaitable<bool> climb_session(const Target& target, Held& held, Ladder& ladder,
                                    ReplyBudget budget) {
  bool well = co_await login(target, held, ladder, budget);
  if (well) well = co_await ping(target, held.session, ladder, budget);
  if (!target.expectations.empty() && held.session.usable()) {
    co_await judge(target, held.session, ladder, budget);
  }
  co_return well;
}

asio::awaitable<void> climb_to_pong(const Target& target, Shared& shared, Report& report) {
  auto context = prepare_tls(target, shared.contexts, report);
  if (report.failure) co_return;
  Ladder ladder(report);
  const ReplyBudget budget = reply_budget(target, ladder.start());
  std::optional<Held> held =
      target.persistence ? shared.kept.take(persistent_key(target)) : std::nullopt;
  if (held) {
    const bool fit = co_await reuse(target, *held, ladder, budget, shared.check_echo);
    if (!fit) held.reset();
  }
  if (!held) co_await reach(target, shared, ladder, std::move(context), held);
  if (!held) co_return;
  const bool well = co_await climb_session(target, *held, ladder, budget);
  if (target.persistence && well && held->session.usable()) {
    shared.kept.give_back(persistent_key(target), *std::move(held));
  }
}

asio::awaitable<void> climb_to_addresses(const Target& target, Shared& shared, Report& report) {
  Ladder ladder(report);
  const net::Deadline deadline = connect_deadline(target, ladder);
  co_await find_addresses(target, ladder, shared.resolver, deadline);
}

}  // namespace rconn
