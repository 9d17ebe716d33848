#include "connector/diagnosis/experiments.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "connector/diagnosis/port_experiments.hpp"
#include "connector/diagnosis/tls_experiments.hpp"
#include "connector/ladder/budgets.hpp"
#include "connector/ladder/rungs/try_address.hpp"
#include "connector/net/connection.hpp"
#include "connector/redis/resp/command.hpp"
#include "connector/redis/session.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/redact.hpp"

namespace rconn {
namespace {

// Whether the wrong mode may have caused the fault.
bool may_be_wrong_mode(Fault fault) {
  switch (fault) {
    case Fault::closed:
    case Fault::reset:
    case Fault::reply_timeout:
    case Fault::protocol_error:
    case Fault::tls_required:
    case Fault::tls_timeout:
    case Fault::tls_not_offered:
    case Fault::tls_handshake:
      return true;
    default:
      return false;
  }
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find_first_of("\r\n"));
}

asio::awaitable<void> try_clear_text(net::Address address, net::Deadline deadline,
                                     Experiments& experiments) {
  Tried tried = co_await try_address(address, deadline);
  if (tried.attempt.failure) co_return;
  Session session(std::make_unique<net::Connection>(std::move(tried.stream)));
  std::string command = resp::encode(std::vector<std::string_view>{"PING"});
  const auto asked = co_await session.ask(std::move(command), deadline);
  if (asked) {
    experiments.clear_text_reply = Detail{"a PING in clear text was answered with ",
                                          first_line(resp::describe(asked.value()))};
    co_return;
  }
  experiments.clear_text_fault = asked.error().fault;
  if (asked.error().fault == Fault::not_redis) experiments.other_service = asked.error().detail;
}

// Alerts of a server that has nothing in common with what was offered (RFC 8446 §6.2).
bool has_nothing_in_common(const Report& report) {
  const auto& handshake = report.evidence->handshake;
  return report.failure->fault == Fault::tls_handshake && handshake &&
         (handshake->alert == 40 || handshake->alert == 71);
}

// Which experiments could explain the failure.
struct Plan {
  bool clear_text = false;
  TlsPlan tls;
};

Plan plan_for(const Target& target, const Report& report) {
  Plan plan;
  const Fault fault = report.failure->fault;
  const bool in_tls = report.stopped_at == Rung::tls;
  if (!target.tls) {
    plan.tls.ping = fault == Fault::not_redis;
    const auto& command = report.evidence->command;
    const bool answered = command && command->answers_before > 0;
    plan.tls.handshake = !answered && (may_be_wrong_mode(fault) || plan.tls.ping);
    return plan;
  }
  const auto& handshake = report.evidence->handshake;
  const bool speaks_tls = handshake && handshake->alert;
  plan.clear_text = in_tls && may_be_wrong_mode(fault) && !speaks_tls;
  plan.tls.other_ciphers =
      in_tls && has_nothing_in_common(report) && (target.tls->ciphers || target.tls->ciphersuites);
  const bool turned_away =
      fault == Fault::not_redis || fault == Fault::closed || fault == Fault::reset;
  plan.tls.names = !in_tls && turned_away && report.tls && !report.tls->server_name;
  return plan;
}

// A command that was dropped, or the handshake.
asio::awaitable<void> try_dropped(const Target& target, const Report& report, net::Address address,
                                  net::Deadline deadline, Experiments& experiments) {
  const Fault fault = report.failure->fault;
  if (fault != Fault::closed && fault != Fault::reset) co_return;
  if (experiments.speaks_tls || experiments.clear_text_reply) co_return;
  const bool in_handshake = report.stopped_at == Rung::tls;
  if (target.tls && !in_handshake) co_return;
  const auto& command = report.evidence->command;
  const bool is_first = !command || command->answers_before == 0;
  if (command && (!is_first || command->command != "PING")) {
    const bool may_repeat = !target.credentials;
    co_await try_dropped_command(address, *command, may_repeat, deadline, experiments);
    if (experiments.answers_ping || !is_first) co_return;
  }
  co_await try_dropped_port(std::move(address), target, deadline, experiments);
}

std::optional<std::string> other_address(const Report& report) {
  const auto connected = [](const Attempt& attempt) { return !attempt.failure; };
  const auto found = std::ranges::find_if(report.also_tried, connected);
  if (found == report.also_tried.end()) return std::nullopt;
  return found->address;
}

void redact(std::optional<Detail>& detail, const Secret& secret) {
  if (detail) detail = without_secret(without_quote(*detail), secret);
}

}  // namespace

asio::awaitable<void> run_experiments(const Target& target, Report& report,
                                      const net::Address* reached, TlsContexts& contexts,
                                      std::optional<net::Deadline> end) {
  Experiments& experiments = evidence_of(report).experiments;
  if (reached == nullptr) {
    experiments.other_address = other_address(report);
    co_return;
  }
  const Plan plan = plan_for(target, report);
  const auto budget = target.connect_budget.value_or(built_in_budget);
  const net::Deadline own{net::Clock::now() + budget, {LimitKind::connect, budget}};
  const net::Deadline deadline = sooner(own, end);
  if (plan.clear_text) co_await try_clear_text(*reached, deadline, experiments);
  co_await run_tls_experiments(plan.tls, target, report, *reached, contexts, deadline, experiments);
  co_await try_dropped(target, report, *reached, deadline, experiments);
  if (!target.credentials) co_return;
  const Secret& secret = target.credentials->password;
  redact(experiments.speaks_tls, secret);
  redact(experiments.clear_text_reply, secret);
  redact(experiments.other_service, secret);
  if (experiments.needed_name) rconn::redact(*experiments.needed_name, secret);
}

}  // namespace rconn
