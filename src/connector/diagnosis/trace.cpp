#include "connector/diagnosis/trace.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "connector/diagnosis/connect_again.hpp"
#include "connector/diagnosis/experiments.hpp"
#include "connector/diagnosis/explain_failure.hpp"
#include "connector/diagnosis/prove_reading.hpp"
#include "connector/ladder/budgets.hpp"
#include "connector/ladder/open_connection.hpp"
#include "connector/ladder/run_session.hpp"
#include "connector/ladder/rungs/find_addresses.hpp"
#include "connector/ladder/rungs/try_address.hpp"
#include "connector/net/cancellation.hpp"
#include "connector/redis/identity.hpp"
#include "connector/redis/observe_state.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/redact.hpp"

namespace rconn {
namespace {

using Addresses = std::vector<net::Address>;

const net::Address* reached(const Report& report, const Addresses& addresses) {
  const auto found = std::ranges::find_if(addresses, [&report](const net::Address& address) {
    return report.address == address.text();
  });
  return found == addresses.end() ? nullptr : &*found;
}

// Whether a server with this fault tells more about it.
bool explains_itself(Fault fault) {
  return fault == Fault::loading || fault == Fault::master_down || fault == Fault::busy;
}

// What the server says of a fault that it explains; and a replica of its link to its master, also
// if it works, unless it was asked already.
asio::awaitable<void> observe_state(const Identity& identity, Session& session, ReplyBudget budget,
                                    Report& report) {
  Inquiry inquiry(session, budget);
  if (report.failure && explains_itself(report.failure->fault) && session.usable()) {
    const Fault fault = report.failure->fault;
    evidence_of(report).state = co_await ask_state(inquiry, fault);
  }
  const bool is_known = report.evidence && !report.evidence->state.offset.empty();
  if (identity.role == "replica" && !is_known && session.usable()) {
    co_await ask_replication(inquiry, evidence_of(report).state);
  }
}

// Whether the connection ended at HELLO: some old servers and proxies close then, or crash.
bool ended_at_hello(const Identity& identity, const Session& session) {
  if (!identity.silence || session.usable()) return false;
  const Fault fault = identity.silence->fault;
  return fault == Fault::closed || fault == Fault::reset;
}

// Who the server is, by INFO on another connection where it does not survive HELLO.
asio::awaitable<Identity> identity_of(const Peer& peer, Session& session, ReplyBudget budget) {
  Identity identity = co_await identify(peer.target, session, budget);
  if (!peer.target.experiments || !ended_at_hello(identity, session)) co_return identity;
  auto again = co_await log_in_again(peer, budget);
  if (!again) co_return identity;
  Failure silence = *identity.silence;
  co_return co_await identify_without_hello(peer.target, again->session, budget,
                                            std::move(silence));
}

// auth, select, ping and hello. A server that answers with an error can still be identified. One
// that answered PONG must also prove that it reads; that comes last, since a proxy may close then.
asio::awaitable<void> run_session_and_identify(Peer peer, KeptConnection& held, RungTimer& timer,
                                               ReplyBudget budget) {
  const Target& target = peer.target;
  Report& report = timer.report();
  co_await run_session(target, held, timer, budget);
  const auto pong_took = net::Clock::now() - held.opened;
  if (!held.session.usable()) co_return;
  timer.begin(Rung::hello);
  Identity identity = co_await identity_of(peer, held.session, budget);
  co_await observe_state(identity, held.session, budget, report);
  report.late += held.session.take_lateness();
  std::optional<Failure> failure;
  if (report.ok() && !report.excused) {
    const bool may_be_proxy = identity.silence.has_value();
    ReadingProof proof = co_await prove_reading(std::move(held.session), std::move(peer), pong_took,
                                                budget, may_be_proxy);
    identity.proof = std::move(proof.means);
    failure = std::move(proof.failure);
    if (failure && target.credentials) redact(failure->detail, target.credentials->password);
  }
  report.identity = std::make_shared<const Identity>(std::move(identity));
  if (failure) {
    timer.failed(Rung::hello, *std::move(failure));
  } else {
    timer.reached(Rung::hello);
  }
}

// Tries the addresses that were not needed. They share one more connect budget evenly, so that an
// unreachable one leaves time for the next.
asio::awaitable<void> try_others(const Target& target, Report& report, const Addresses& addresses,
                                 std::optional<net::Deadline> end) {
  const Addresses others(addresses.begin() + static_cast<std::ptrdiff_t>(report.attempts.size()),
                         addresses.end());
  if (others.empty()) co_return;
  const auto budget = target.connect_budget.value_or(built_in_budget);
  const auto share = budget / others.size();
  for (const net::Address& address : others) {
    const net::Deadline own{net::Clock::now() + share, {LimitKind::connect_share, share}};
    const net::Deadline deadline = sooner(own, end);
    if (co_await net::is_cancelled() || net::Clock::now() >= deadline.at) co_return;
    Tried tried = co_await try_address(address, deadline);
    report.also_tried.push_back(std::move(tried.attempt));
  }
}

// What a client that tries the addresses one after another waits for those before the one that
// connected: its whole limit for the first that does not answer.
std::optional<Duration> sequential_wait(const Target& target, const Report& report) {
  if (target.sequential || !report.address) return std::nullopt;
  for (const Attempt& attempt : report.attempts) {
    if (attempt.address == report.address) break;
    if (attempt.failure && attempt.failure->fault == Fault::connect_timeout) {
      return target.connect_budget.value_or(built_in_budget);
    }
  }
  return std::nullopt;
}

}  // namespace

asio::awaitable<void> trace_target(const Target& target, RunContext& context, Report& report) {
  RungTimer timer(report, context.end, context.under_way);
  auto tls_context = co_await prepare_tls(target, context.contexts, timer);
  if (report.failure) co_return;
  const net::Deadline deadline = connect_deadline(target, timer);
  const Addresses addresses =
      co_await find_addresses(target, timer, context.resolver, deadline, AskDirectly::always);
  {
    auto opened =
        co_await open_connection(target, addresses, context, timer, tls_context, deadline);
    report.sequential_wait = sequential_wait(target, report);
    const ReplyBudget budget = reply_budget(target, timer);
    if (opened) {
      KeptConnection held = make_kept_connection(*std::move(opened), target, report);
      co_await run_session_and_identify({target, *reached(report, addresses), tls_context}, held,
                                        timer, budget);
    }
  }
  if (report.failure && report.failure->fault == Fault::interrupted) co_return;
  const auto end = operation_end(target, timer);
  if (target.experiments) co_await try_others(target, report, addresses, end);
  if (report.failure && target.experiments) {
    co_await run_experiments(target, report, reached(report, addresses), context.contexts, end);
  }
  explain_failure(target, report, context.machine);
}

}  // namespace rconn
