#include "connector/idle/find_server.hpp"

#include <algorithm>
#include <utility>

#include "connector/idle/open_held.hpp"
#include "connector/idle/sentinel_master.hpp"
#include "connector/ladder/budgets.hpp"
#include "connector/ladder/open_connection.hpp"
#include "connector/ladder/run_session.hpp"
#include "connector/ladder/rungs/find_addresses.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/redis/resp/digits.hpp"
#include "connector/topology/connect_within.hpp"
#include "connector/topology/member_targets.hpp"
#include "connector/values/redact.hpp"

namespace rconn {
namespace {

Target plain(const Target& target) {
  Target own = target;
  own.persistence.reset();
  own.expectations.clear();
  own.total_budget.reset();
  return own;
}

// Connects to the target, in one of the networks, and fixes the address. None after a failure of a
// rung up to tls.
asio::awaitable<std::optional<KeptConnection>> reach(IdleContext& context,
                                                     const std::vector<Network>& networks,
                                                     RungTimer& timer) {
  Report& report = timer.report();
  context.tls = co_await prepare_tls(context.target, context.run.contexts, timer);
  if (report.failure) co_return std::nullopt;
  const net::Deadline deadline = connect_deadline(context.target, timer);
  context.addresses =
      co_await find_addresses(context.target, timer, context.run.resolver, deadline);
  keep_within(networks, context.addresses, timer);
  if (report.failure) co_return std::nullopt;
  std::vector<net::Address> all = context.addresses;
  std::shared_ptr<const net::TlsContext> tls = context.tls;
  auto opened = co_await open_connection(context.target, std::move(all), context.run, timer,
                                         std::move(tls), deadline);
  if (!opened) co_return std::nullopt;
  std::erase_if(context.addresses,
                [&report](const net::Address& one) { return one.text() != *report.address; });
  co_return make_kept_connection(*std::move(opened), context.target, report);
}

// CONFIG may not be permitted, and is not there at hosted services; INFO tells some of it, too.
asio::awaitable<void> ask_settings(Session& session, IdleContext& context, IdleServer& server) {
  Inquiry inquiry(session, reply_budget_of(context.target));
  const Inquiry::Fact id = co_await inquiry.info_line("server", "run_id");
  server.run_id = told(id, context.target);
  context.tells_run_id = id && !server.run_id.empty();
  const Inquiry::Fact mode = co_await inquiry.info_line("server", "redis_mode");
  server.mode = told(mode, context.target);
  const Inquiry::Fact clients = co_await inquiry.info_line("clients", "connected_clients");
  if (clients) server.clients = resp::whole_number(clients.value());
  const Inquiry::Fact most = co_await inquiry.info_line("clients", "maxclients");
  if (most) server.max_clients = resp::whole_number(most.value());
  const Inquiry::Fact timeout = co_await inquiry.setting("timeout");
  if (timeout) server.timeout = resp::whole_number(timeout.value());
  if (!timeout) server.silence = without_password(timeout.error(), context.target);
  const Inquiry::Fact keepalive = co_await inquiry.setting("tcp-keepalive");
  if (keepalive) server.tcp_keepalive = resp::whole_number(keepalive.value());
  if (server.max_clients) co_return;
  const Inquiry::Fact limit = co_await inquiry.setting("maxclients");
  if (limit) server.max_clients = resp::whole_number(limit.value());
}

// Whether the peer says that it is a Sentinel. One without a password refuses AUTH, and it has no
// databases: so a failed login may be its answer.
asio::awaitable<bool> is_sentinel(KeptConnection& held, const Target& target) {
  if (!held.session.usable()) co_return false;
  Inquiry inquiry(held.session, reply_budget_of(target));
  const Inquiry::Fact mode = co_await inquiry.info_line("server", "redis_mode");
  co_return mode&& mode.value() == "sentinel";
}

}  // namespace

asio::awaitable<bool> find_server(const Target& named, IdleContext& context, IdleRecord& record) {
  context.target = plain(named);
  record.report = report_on(context.target);
  RungTimer timer(record.report);
  const std::vector<Network> anywhere;
  auto held = co_await reach(context, anywhere, timer);
  if (!held) co_return false;
  const ReplyBudget budget = reply_budget_of(context.target);
  const bool asked_for_master = settings_of(named).master.has_value();
  bool usable = false;
  if (!asked_for_master) usable = co_await run_session(context.target, *held, timer, budget);
  const bool at_sentinel = asked_for_master || co_await is_sentinel(*held, context.target);
  if (at_sentinel) {
    held.reset();
    auto master = co_await sentinel_master(named, context, record);
    if (!master) co_return false;
    record.server.master = master->name;
    context.target = plain(master->target);
    record.report = report_on(context.target);
    RungTimer again(record.report);
    held = co_await reach(context, master->networks, again);
    if (!held) co_return false;
    usable = co_await run_session(context.target, *held, again, budget);
  }
  record.server.address = record.report.address.value_or("");
  if (usable) co_await ask_settings(held->session, context, record.server);
  co_return usable;
}

}  // namespace rconn
