#include "connector/diagnosis/experiments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "connector/ladder/budgets.hpp"
#include "connector/ladder/rungs/handshake.hpp"
#include "connector/ladder/rungs/try_address.hpp"
#include "connector/net/connection.hpp"
#include "connector/redis/resp/command.hpp"
#include "connector/redis/session.hpp"
#include "connector/redis/tls_fault.hpp"
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

Detail shown_certificate(const TlsFacts& facts) {
  if (!facts.certificate) return "it presents no certificate";
  const Certificate& certificate = *facts.certificate;
  return {"its certificate is for ",
          certificate.names.empty() ? certificate.subject : names_in_short(certificate),
          ", issued by ", certificate.issuer};
}

// What a handshake showed, and a PING after it, if that was sent.
struct TlsTry {
  net::Status status;
  TlsFacts facts;
  std::optional<int> alert;
  bool redis = false;                   // a reply of Redis came
  std::optional<Detail> other_service;  // or something else
};

// Trusts any certificate: nothing secret is sent.
struct TlsTrial {
  const net::Address& address;
  const std::string& name;  // to be sent; empty, or an address: none
  bool ping;
};

asio::awaitable<TlsTry> try_handshake(TlsTrial trial,
                                      std::shared_ptr<const net::TlsContext> context,
                                      net::Deadline deadline) {
  TlsTry result;
  Tried tried = co_await try_address(trial.address, deadline);
  result.status = tried.status;
  if (tried.attempt.failure) co_return result;
  auto connection = std::make_unique<net::Connection>(std::move(tried.stream));
  result.status = co_await connection->secure(std::move(context), trial.name, deadline);
  result.facts = connection->tls_facts();
  result.alert = connection->tls_error().alert;
  if (!result.status.ok() || !trial.ping) co_return result;
  Session session(std::move(connection));
  std::string command = resp::encode(std::vector<std::string_view>{"PING"});
  const auto asked = co_await session.ask(std::move(command), deadline);
  result.redis = bool(asked);
  if (!asked && asked.error().fault == Fault::not_redis) {
    result.other_service = asked.error().detail;
  }
  co_return result;
}

Detail what_it_showed(const TlsFacts& facts) {
  if (facts.version.empty()) return "it answers a handshake";
  return Detail(own_words(facts.version + "; ")) + shown_certificate(facts);
}

// Those that can be sent: no wildcards, no addresses.
std::vector<std::string> names_to_send(const TlsFacts& facts) {
  constexpr std::string_view kind = "DNS:";
  constexpr std::size_t most = 3;
  std::vector<std::string> names;
  if (!facts.certificate) return names;
  for (const std::string& name : facts.certificate->names) {
    if (names.size() == most) break;
    if (!name.starts_with(kind) || name.find('*') != std::string::npos) continue;
    names.push_back(name.substr(kind.size()));
  }
  return names;
}

// A peer that another service answers for where no name is sent: the name that leads to Redis.
asio::awaitable<std::optional<std::string>> find_name(
    const net::Address& address, const TlsFacts& facts,
    std::shared_ptr<const net::TlsContext> context, net::Deadline deadline) {
  if (facts.server_name) co_return std::nullopt;
  for (const std::string& name : names_to_send(facts)) {
    const TlsTrial trial{address, name, true};
    const TlsTry tried = co_await try_handshake(trial, context, deadline);
    if (tried.redis) co_return name;
  }
  co_return std::nullopt;
}

// After a foreign reply in clear text, only a reply of Redis over TLS shows that TLS is what was
// missing: a web server speaks TLS, too.
asio::awaitable<void> try_tls(const net::Address& address, const std::string& name,
                              std::shared_ptr<const net::TlsContext> context, bool ping,
                              net::Deadline deadline, Experiments& experiments) {
  const TlsTrial trial{address, name, ping};
  const TlsTry tried = co_await try_handshake(trial, context, deadline);
  if (!ping) {
    // Only a TLS server sends an alert.
    const bool speaks = tried.status.ok() || tried.facts.certificate || tried.alert;
    if (speaks) experiments.speaks_tls = what_it_showed(tried.facts);
    co_return;
  }
  if (tried.redis) {
    experiments.speaks_tls = what_it_showed(tried.facts);
  } else if (tried.other_service) {
    experiments.needed_name = co_await find_name(address, tried.facts, context, deadline);
    if (experiments.needed_name) {
      experiments.speaks_tls = what_it_showed(tried.facts);
    } else {
      experiments.other_service = Detail{"over TLS, too: "} + *tried.other_service;
    }
  }
}

asio::awaitable<std::shared_ptr<const net::TlsContext>> trusting_context(TlsContexts& contexts,
                                                                         net::Deadline deadline) {
  TlsSettings settings;
  settings.insecure = true;
  const TlsContexts::Answer answer = co_await contexts.of(settings, deadline);
  if (!answer.made || !*answer.made) co_return nullptr;
  co_return answer.made->value();
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
  bool tls = false;
  bool ping_over_tls = false;
  bool other_ciphers = false;
  bool names = false;
};

Plan plan_for(const Target& target, const Report& report) {
  Plan plan;
  const Fault fault = report.failure->fault;
  const bool in_tls = report.stopped_at == Rung::tls;
  if (!target.tls) {
    plan.ping_over_tls = fault == Fault::not_redis;
    plan.tls = may_be_wrong_mode(fault) || plan.ping_over_tls;
    return plan;
  }
  const auto& handshake = report.evidence->handshake;
  const bool speaks_tls = handshake && handshake->alert;
  plan.clear_text = in_tls && may_be_wrong_mode(fault) && !speaks_tls;
  plan.other_ciphers =
      in_tls && has_nothing_in_common(report) && (target.tls->ciphers || target.tls->ciphersuites);
  const bool turned_away =
      fault == Fault::not_redis || fault == Fault::closed || fault == Fault::reset;
  plan.names = !in_tls && turned_away && report.tls && !report.tls->server_name;
  return plan;
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
  if (plan.tls || plan.other_ciphers || plan.names) {
    const auto context = co_await trusting_context(contexts, deadline);
    if (!context) co_return;
    const std::string name = name_to_verify(target);
    if (plan.tls) {
      co_await try_tls(*reached, name, context, plan.ping_over_tls, deadline, experiments);
    }
    if (plan.names) {
      experiments.needed_name = co_await find_name(*reached, *report.tls, context, deadline);
    }
    if (plan.other_ciphers) {
      const TlsTrial trial{*reached, name, false};
      const TlsTry tried = co_await try_handshake(trial, context, deadline);
      if (tried.status.ok()) {
        experiments.works_with_other_ciphers =
            own_words(fmt::format("without them, the server chose {}", tried.facts.cipher));
      }
    }
  }
  if (!target.credentials) co_return;
  const Secret& secret = target.credentials->password;
  redact(experiments.speaks_tls, secret);
  redact(experiments.clear_text_reply, secret);
  redact(experiments.other_service, secret);
  if (experiments.needed_name) rconn::redact(*experiments.needed_name, secret);
}

}  // namespace rconn
