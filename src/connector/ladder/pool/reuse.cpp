#include "connector/ladder/pool/reuse.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "connector/redis/exchange_failure.hpp"
#include "connector/redis/resp/command.hpp"

namespace rconn {
namespace {

bool same(const TlsSettings* one, const TlsSettings* other) {
  return one == other || (one != nullptr && other != nullptr && *one == *other);
}

using DropIfAny = std::optional<Drop>;  // none: the connection can be reused

// Checks what AUTH and SELECT cannot change.
DropIfAny check_settings(const Target& target, const KeptConnection& kept) {
  if (!same(kept.tls_settings.get(), target.tls.get())) return Drop{DropReason::other_tls, 0, {}};
  if (kept.user && !target.credentials) return Drop{DropReason::other_user, 0, {}};
  return std::nullopt;
}

Detail detail_of(const net::Status& status) {
  if (status.kind == net::Status::Kind::tls_failed) return "the TLS session broke";
  return exchange_failure(status, 0, {}).detail;
}

// Checks for unread bytes and the end of the stream, without sending anything.
DropIfAny check_unread(KeptConnection& kept) {
  const net::Waiting waiting = kept.session.drain();
  if (waiting.bytes > 0) return Drop{DropReason::dirty, waiting.bytes, {}};
  if (waiting.status.ok()) return std::nullopt;
  return Drop{DropReason::dead, 0, detail_of(waiting.status)};
}

// A server that requires a password is alive, too (phpredis since 5.3.2).
bool answers_echo(const resp::Reply& reply, std::string_view token) {
  return reply.is_error() ? reply.text.starts_with("NOAUTH") : reply.text == token;
}

asio::awaitable<DropIfAny> check_by_echo(KeptConnection& kept, ReplyBudget budget) {
  const std::string token = fmt::format("rconn_{}", kept.uses);
  std::string command = resp::encode(std::vector<std::string_view>{"ECHO", token});
  const net::Deadline deadline = budget.from(net::Clock::now());
  const auto asked = co_await kept.session.ask(std::move(command), deadline);
  if (!asked) co_return Drop{DropReason::echo_failed, 0, asked.error().detail};
  if (answers_echo(asked.value(), token)) co_return std::nullopt;
  co_return Drop{DropReason::echo_failed, 0, resp::describe(asked.value())};
}

}  // namespace

asio::awaitable<bool> reuse(const Target& target, KeptConnection& kept, RungTimer& timer,
                            ReplyBudget budget, bool check_echo) {
  timer.begin(Rung::liveness);
  kept.idle = net::Clock::now() - kept.used;
  DropIfAny drop = check_settings(target, kept);
  if (!drop) drop = check_unread(kept);
  if (!drop && check_echo) drop = co_await check_by_echo(kept, budget);
  timer.reached(Rung::liveness);
  Report& report = timer.report();
  if (drop) {
    if (target.credentials) {
      drop->detail = without_secret(without_quote(drop->detail), target.credentials->password);
    }
    cut(drop->detail);
    report.dropped = std::move(drop);
    co_return false;
  }
  report.reused = true;
  report.address = kept.address;
  report.tls = kept.tls;
  report.usage = Usage{timer.boundary() - kept.opened, ++kept.uses};
  co_return true;
}

}  // namespace rconn
