#include "connector/idle/open_held.hpp"

#include <cerrno>
#include <utility>

#include "connector/ladder/budgets.hpp"
#include "connector/ladder/open_connection.hpp"
#include "connector/ladder/run_session.hpp"
#include "connector/net/process/system_error.hpp"
#include "connector/values/redact.hpp"

namespace rconn {
namespace {

constexpr std::size_t max_word_size = 64;  // in bytes; real values are much shorter

}  // namespace

asio::awaitable<std::optional<KeptConnection>> open_held(
    IdleContext& context, Report& report, std::optional<std::chrono::seconds> keepalive) {
  RungTimer timer(report);
  const net::Deadline deadline = connect_deadline(context.target, timer);
  std::vector<net::Address> addresses = context.addresses;
  std::shared_ptr<const net::TlsContext> tls = context.tls;
  auto opened = co_await open_connection(context.target, std::move(addresses), context.run, timer,
                                         std::move(tls), deadline);
  if (!opened) co_return std::nullopt;
  if (keepalive && !opened->connection.keep_alive(*keepalive)) {
    const std::string why = net::system_message(errno);
    timer.failed(Rung::connect, {Fault::local_limit, {"TCP keepalive: ", own_words(why)}});
    co_return std::nullopt;
  }
  KeptConnection held = make_kept_connection(*std::move(opened), context.target, report);
  const ReplyBudget budget = reply_budget_of(context.target);
  const bool usable = co_await run_session(context.target, held, timer, budget);
  if (!usable) co_return std::nullopt;
  co_return held;
}

ReplyBudget reply_budget_of(const Target& target) {
  return {target.read_budget.value_or(built_in_budget), std::nullopt};
}

std::string told(const Inquiry::Fact& fact, const Target& target) {
  std::string text = fact ? fact.value() : std::string();
  // Before the text is cut: a cut password would no longer be found.
  if (target.credentials) redact(text, target.credentials->password);
  if (text.size() > max_word_size) text.resize(max_word_size);
  return text;
}

}  // namespace rconn
