#include "connector/diagnosis/tls_experiments.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "connector/ladder/rungs/handshake.hpp"
#include "connector/ladder/rungs/try_address.hpp"
#include "connector/net/connection.hpp"
#include "connector/redis/resp/command.hpp"
#include "connector/redis/session.hpp"
#include "connector/redis/tls_fault.hpp"

namespace rconn {
namespace {

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
  // Only a TLS server sends an alert.
  const bool speaks = tried.status.ok() || tried.facts.certificate || tried.alert;
  experiments.no_tls = !speaks;
  if (!ping) {
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

asio::awaitable<void> try_other_ciphers(const net::Address& address, const std::string& name,
                                        std::shared_ptr<const net::TlsContext> context,
                                        net::Deadline deadline, Experiments& experiments) {
  const TlsTrial trial{address, name, false};
  const TlsTry tried = co_await try_handshake(trial, std::move(context), deadline);
  if (!tried.status.ok()) co_return;
  experiments.works_with_other_ciphers =
      own_words(fmt::format("without them, the server chose {}", tried.facts.cipher));
}

}  // namespace

asio::awaitable<void> run_tls_experiments(TlsPlan plan, const Target& target, const Report& report,
                                          const net::Address& reached, TlsContexts& contexts,
                                          net::Deadline deadline, Experiments& experiments) {
  if (!plan.handshake && !plan.names && !plan.other_ciphers) co_return;
  const auto context = co_await trusting_context(contexts, deadline);
  if (!context) co_return;
  const std::string name = name_to_verify(target);
  if (plan.handshake) {
    co_await try_tls(reached, name, context, plan.ping, deadline, experiments);
  }
  if (plan.names) {
    experiments.needed_name = co_await find_name(reached, *report.tls, context, deadline);
  }
  if (plan.other_ciphers) {
    co_await try_other_ciphers(reached, name, context, deadline, experiments);
  }
}

}  // namespace rconn
