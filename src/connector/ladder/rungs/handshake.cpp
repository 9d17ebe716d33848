#include "connector/ladder/rungs/handshake.hpp"

#include <utility>

#include "connector/redis/tls_fault.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/redact.hpp"

namespace rconn {

std::string name_to_verify(const Target& target) {
  if (target.tls && target.tls->server_name) return *target.tls->server_name;
  return target.is_unix_socket() ? "" : target.host;
}

asio::awaitable<bool> secure(const Target& target, net::Connection& connection, RungTimer& timer,
                             std::shared_ptr<const net::TlsContext> context,
                             net::Deadline deadline) {
  timer.begin(Rung::tls);
  const std::string name = name_to_verify(target);
  const net::Status status = co_await connection.secure(std::move(context), name, deadline);
  const auto now = net::Clock::now();
  timer.report().late += connection.take_lateness();
  const TlsFacts facts = connection.tls_facts();
  TlsFacts shown = facts;
  if (target.credentials) redact(shown, target.credentials->password);
  timer.report().tls = std::make_shared<const TlsFacts>(std::move(shown));
  std::optional<Failure> failure;
  if (!status.ok()) {
    failure = handshake_failure(status, connection.tls_error(), facts, name, deadline);
  } else if (!facts.insecure && !facts.verified()) {
    // Anonymous cipher suites work without a certificate; the target's ciphers may allow them.
    failure = Failure{Fault::tls_untrusted, "the server presented no certificate"};
  } else if (target.tls->min_days) {
    failure = age_failure(facts, *target.tls->min_days);
  }
  if (failure) {
    if (target.credentials) {
      failure->detail =
          without_secret(without_quote(failure->detail), target.credentials->password);
    }
    Evidence& evidence = evidence_of(timer.report());
    evidence.path = connection.path_facts();
    evidence.handshake = connection.tls_error();
    if (target.credentials) redact(evidence.handshake->clear_text, target.credentials->password);
    timer.failed(Rung::tls, *std::move(failure), now);
    co_return false;
  }
  timer.reached(Rung::tls, now);
  co_return true;
}

}  // namespace rconn
