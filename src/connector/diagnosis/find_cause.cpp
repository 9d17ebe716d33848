#include "connector/diagnosis/find_cause.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "connector/ladder/budgets.hpp"
#include "connector/ladder/rungs/handshake.hpp"
#include "connector/ladder/rungs/try_address.hpp"
#include "connector/net/connection.hpp"
#include "connector/redis/resp/command.hpp"
#include "connector/redis/session.hpp"
#include "connector/redis/tls_fault.hpp"

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

asio::awaitable<std::optional<Finding>> try_clear_text(net::Address address,
                                                       net::Deadline deadline) {
  Tried tried = co_await try_address(address, deadline);
  if (tried.attempt.failure) co_return std::nullopt;
  Session session(std::make_unique<net::Connection>(std::move(tried.stream)));
  std::string command = resp::encode(std::vector<std::string_view>{"PING"});
  const auto asked = co_await session.ask(std::move(command), deadline);
  if (asked) {
    co_return Finding{
        Cause::port_is_plaintext,
        {"a PING in clear text was answered with ", first_line(resp::describe(asked.value()))}};
  }
  if (asked.error().fault == Fault::not_redis) {
    co_return Finding{Cause::port_is_other_service, asked.error().detail};
  }
  co_return std::nullopt;
}

Detail shown_certificate(const TlsFacts& facts) {
  if (!facts.certificate) return "it presents no certificate";
  const Certificate& certificate = *facts.certificate;
  return {"its certificate is for ",
          certificate.names.empty() ? certificate.subject : names_in_short(certificate),
          ", issued by ", certificate.issuer};
}

asio::awaitable<std::optional<Finding>> try_tls(const Target& target, net::Address address,
                                                TlsContexts& contexts, net::Deadline deadline) {
  TlsSettings settings;
  settings.insecure = true;  // only to find out whether it speaks TLS: nothing secret is sent
  const TlsContexts::Answer context = co_await contexts.of(settings, deadline);
  if (!context.made || !*context.made) co_return std::nullopt;
  Tried tried = co_await try_address(address, deadline);
  if (tried.attempt.failure) co_return std::nullopt;
  net::Connection connection(std::move(tried.stream));
  const std::string name = name_to_verify(target);
  const net::Status status = co_await connection.secure(context.made->value(), name, deadline);
  const TlsFacts facts = connection.tls_facts();
  // Only a TLS server sends an alert.
  const bool speaks = status.ok() || facts.certificate || connection.tls_error().alert;
  if (!speaks) co_return std::nullopt;
  if (facts.version.empty()) co_return Finding{Cause::port_speaks_tls, "it answers a handshake"};
  Detail spoken = own_words(facts.version + "; ");
  co_return Finding{Cause::port_speaks_tls, std::move(spoken) + shown_certificate(facts)};
}

std::optional<Finding> other_address(const Report& report) {
  const auto connected = [](const Attempt& attempt) { return !attempt.failure; };
  const auto found = std::ranges::find_if(report.also_tried, connected);
  if (found == report.also_tried.end()) return std::nullopt;
  return Finding{Cause::works_by_other_address, own_words(found->address + " accepts connections")};
}

asio::awaitable<std::optional<Finding>> try_other_way(const Target& target, const Report& report,
                                                      const net::Address* reached,
                                                      TlsContexts& contexts,
                                                      std::optional<net::Deadline> end) {
  if (reached == nullptr) co_return other_address(report);
  if (!may_be_wrong_mode(report.failure->fault)) co_return std::nullopt;
  const auto budget = target.connect_budget.value_or(built_in_budget);
  const net::Deadline own{net::Clock::now() + budget, {LimitKind::connect, budget}};
  const net::Deadline deadline = sooner(own, end);
  const bool in_tls = report.stopped_at == Rung::tls;
  if (target.tls && in_tls) co_return co_await try_clear_text(*reached, deadline);
  if (!target.tls) co_return co_await try_tls(target, *reached, contexts, deadline);
  co_return std::nullopt;
}

}  // namespace

asio::awaitable<std::optional<Finding>> find_cause(const Target& target, const Report& report,
                                                   const net::Address* reached,
                                                   TlsContexts& contexts,
                                                   std::optional<net::Deadline> end) {
  auto finding = co_await try_other_way(target, report, reached, contexts, end);
  if (finding && target.credentials) {
    finding->detail = without_secret(without_quote(finding->detail), target.credentials->password);
  }
  if (finding) cut(finding->detail);
  co_return finding;
}

}  // namespace rconn
