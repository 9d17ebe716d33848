#include "connector/climb.hpp"

#include <utility>

#include "connector/expectation/judge.hpp"
#include "connector/handshake.hpp"
#include "connector/persistence/reuse.hpp"

namespace rconn {
namespace {

std::optional<net::Deadline> end_of(const Target& target, net::Clock::time_point start) {
  if (!target.total_budget) return std::nullopt;
  return net::Deadline{start + *target.total_budget, *target.total_budget, "--deadline"};
}

// The connection that is kept for the target, or a new one.
asio::awaitable<std::optional<Held>> obtain(const Target& target, Ladder& ladder, Shared& shared,
                                            std::shared_ptr<const net::TlsContext> context,
                                            ReplyBudget budget) {
  if (target.persistence) {
    auto kept = co_await reuse(target, shared.kept, ladder, budget, shared.check_echo);
    if (kept) co_return kept;
  }
  const net::Deadline deadline = connect_deadline(target, ladder);
  auto addresses = co_await find_addresses(target, ladder, deadline);
  co_return co_await open_session(target, std::move(addresses), ladder, std::move(context),
                                  deadline);
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
  const net::Deadline connect{ladder.boundary() + budget, budget, "--timeout"};
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

asio::awaitable<std::optional<Held>> open_session(const Target& target,
                                                  std::vector<net::Address> addresses,
                                                  Ladder& ladder,
                                                  std::shared_ptr<const net::TlsContext> context,
                                                  net::Deadline deadline) {
  auto stream = co_await dial(std::move(addresses), ladder, deadline);
  if (!stream) co_return std::nullopt;
  const auto opened = ladder.boundary();
  net::Connection connection(*std::move(stream));
  if (context) {
    const bool secured = co_await secure(target, connection, ladder, std::move(context), deadline);
    if (!secured) co_return std::nullopt;
  }
  Report& report = ladder.report();
  if (target.persistence) report.usage = Usage{};
  co_return Held{.session = Session(std::move(connection)),
                 .address = report.address.value(),
                 .tls_settings = target.tls,
                 .tls = report.tls,
                 .opened = opened,
                 .user = std::nullopt};
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

asio::awaitable<Report> climb_to_pong(const Target& target, Shared& shared) {
  Report report = report_on(target);
  auto context = prepare_tls(target, shared.contexts, report);
  if (report.failure) co_return report;
  Ladder ladder(report);
  const ReplyBudget budget = reply_budget(target, ladder.start());
  auto held = co_await obtain(target, ladder, shared, std::move(context), budget);
  if (!held) co_return report;
  const bool well = co_await climb_session(target, *held, ladder, budget);
  if (target.persistence && well && held->session.usable()) {
    shared.kept.give_back(persistent_key(target), *std::move(held));
  }
  co_return report;
}

asio::awaitable<Report> climb_to_addresses(const Target& target) {
  Report report = report_on(target);
  Ladder ladder(report);
  const net::Deadline deadline = connect_deadline(target, ladder);
  co_await find_addresses(target, ladder, deadline);
  co_return report;
}

}  // namespace rconn
