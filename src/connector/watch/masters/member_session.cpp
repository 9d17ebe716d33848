#include "connector/watch/masters/member_session.hpp"

#include <string_view>
#include <utility>

#include "connector/ladder/budgets.hpp"
#include "connector/ladder/open_connection.hpp"
#include "connector/ladder/rungs/login.hpp"
#include "connector/redis/resp/digits.hpp"
#include "connector/redis/resp/info.hpp"
#include "connector/topology/connect_within.hpp"
#include "connector/topology/discovery.hpp"

namespace rconn {
namespace {

using Answer = Inquiry::Answer;
using Words = Inquiry::Words;

// Letters and digits, and what joins them. Anything else is no run id, and counts as unknown.
bool is_plausible_run_id(std::string_view text) {
  constexpr std::string_view known =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  return text.find_first_not_of(known) == std::string_view::npos;
}

ReplyBudget budget_of(const Target& target) {
  return {target.read_budget.value_or(built_in_budget), std::nullopt};
}

}  // namespace

MemberSession::MemberSession(Place place, RunContext& context)
    : place_(std::move(place)), context_(context) {}

// resolve, connect, tls and auth. Without PING: a replica whose master is gone may refuse it.
asio::awaitable<void> MemberSession::connect() {
  Report report = report_on(place_.target);
  RungTimer timer(report);
  auto tls_context = co_await prepare_tls(place_.target, context_.contexts, timer);
  if (report.failure) co_return;
  co_await connect_within(place_.target, place_.networks, context_, timer, std::move(tls_context),
                          kept_);
  if (!kept_) co_return;
  const SessionFailure failed =
      co_await login(place_.target, *kept_, timer, budget_of(place_.target));
  if (failed) kept_.reset();
}

asio::awaitable<Inquiry*> MemberSession::ready() {
  inquiry_.reset();
  if (kept_ && !kept_->session.usable()) kept_.reset();
  if (!kept_) co_await connect();
  if (!kept_) co_return nullptr;
  co_return &inquiry_.emplace(kept_->session, budget_of(place_.target));
}

asio::awaitable<std::optional<RoleAnswer>> ask_role(MemberSession& session, bool in_cluster) {
  Inquiry* const inquiry = co_await session.ready();
  if (inquiry == nullptr) co_return std::nullopt;
  auto replication = co_await ask_replication(*inquiry);
  if (!replication) co_return std::nullopt;
  RoleAnswer answer{{.address = session.place().address,
                     .run_id = {},
                     .role = replication->own.role,
                     .offset = replication->own.offset,
                     .epoch = {}},
                    *std::move(replication)};
  const Inquiry::Fact run_id = co_await inquiry->info_line("server", "run_id");
  if (run_id && is_plausible_run_id(run_id.value())) answer.report.run_id = run_id.value();
  if (in_cluster) {
    Words command{"CLUSTER", "INFO"};
    const Answer* const told = co_await inquiry->ask(std::move(command));
    if (*told) {
      answer.report.epoch =
          resp::whole_number(resp::info_value(told->value().text, "cluster_my_epoch"));
    }
  }
  co_return answer;
}

// While a failover ends, only the first command names the new master; only the second has the
// epoch.
asio::awaitable<std::optional<NamedMaster>> ask_master(MemberSession& session,
                                                       const std::string& name) {
  Inquiry* const inquiry = co_await session.ready();
  if (inquiry == nullptr) co_return std::nullopt;
  Words address_command{"SENTINEL", "GET-MASTER-ADDR-BY-NAME", name};
  const Answer* const address = co_await inquiry->ask(std::move(address_command));
  if (!*address || address->value().elements.size() < 2) co_return std::nullopt;
  NamedMaster master{address->value().text_at(0), resp::port_in(address->value().text_at(1)), {}};
  Words master_command{"SENTINEL", "MASTER", name};
  const Answer* const details = co_await inquiry->ask(std::move(master_command));
  if (*details) {
    if (const auto instance = instance_in(details->value())) master.epoch = instance->epoch;
  }
  if (!is_plausible_host(master.host) || master.port == 0) co_return std::nullopt;
  co_return master;
}

}  // namespace rconn
