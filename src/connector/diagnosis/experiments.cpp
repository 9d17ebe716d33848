#include "connector/diagnosis/experiments.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "connector/diagnosis/port_experiments.hpp"
#include "connector/ladder/budgets.hpp"
#include "connector/ladder/rungs/handshake.hpp"
#include "connector/ladder/rungs/try_address.hpp"
#include "connector/net/connection.hpp"
#include "connector/redis/resp/command.hpp"
#include "connector/redis/session.hpp"
#include "connector/redis/tls_fault.hpp"
#include "connector/values/evidence.hpp"

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
  } else if (asked.error().fault == Fault::not_redis) {
    experiments.other_service = asked.error().detail;
  }
}

Detail shown_certificate(const TlsFacts& facts) {
  if (!facts.certificate) return "it presents no certificate";
  const Certificate& certificate = *facts.certificate;
  return {"its certificate is for ",
          certificate.names.empty() ? certificate.subject : names_in_short(certificate),
          ", issued by ", certificate.issuer};
}

asio::awaitable<void> try_tls(const Target& target, net::Address address, TlsContexts& contexts,
                              net::Deadline deadline, Experiments& experiments) {
  TlsSettings settings;
  settings.insecure = true;  // only to find out whether it speaks TLS: nothing secret is sent
  const TlsContexts::Answer context = co_await contexts.of(settings, deadline);
  if (!context.made || !*context.made) co_return;
  Tried tried = co_await try_address(address, deadline);
  if (tried.attempt.failure) co_return;
  net::Connection connection(std::move(tried.stream));
  const std::string name = name_to_verify(target);
  const net::Status status = co_await connection.secure(context.made->value(), name, deadline);
  const TlsFacts facts = connection.tls_facts();
  // Only a TLS server sends an alert.
  const bool speaks = status.ok() || facts.certificate || connection.tls_error().alert;
  experiments.no_tls = !speaks;
  if (!speaks) co_return;
  if (facts.version.empty()) {
    experiments.speaks_tls = "it answers a handshake";
  } else {
    experiments.speaks_tls = Detail(own_words(facts.version + "; ")) + shown_certificate(facts);
  }
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
  co_await try_dropped_port(std::move(address), target.port, deadline, experiments);
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
  if (!may_be_wrong_mode(report.failure->fault)) co_return;
  const auto budget = target.connect_budget.value_or(built_in_budget);
  const net::Deadline own{net::Clock::now() + budget, {LimitKind::connect, budget}};
  const net::Deadline deadline = sooner(own, end);
  const bool in_tls = report.stopped_at == Rung::tls;
  if (target.tls && in_tls) co_await try_clear_text(*reached, deadline, experiments);
  const bool answered = report.evidence->command && report.evidence->command->answers_before > 0;
  if (!target.tls && !answered) {
    co_await try_tls(target, *reached, contexts, deadline, experiments);
  }
  co_await try_dropped(target, report, *reached, deadline, experiments);
  if (!target.credentials) co_return;
  redact(experiments.speaks_tls, target.credentials->password);
  redact(experiments.clear_text_reply, target.credentials->password);
  redact(experiments.other_service, target.credentials->password);
}

}  // namespace rconn
