#include "connector/idle/sentinel_master.hpp"

#include <fmt/format.h>

#include <utility>

#include "connector/ladder/budgets.hpp"
#include "connector/ladder/open_connection.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/topology/member_targets.hpp"
#include "connector/topology/redact.hpp"
#include "connector/topology/seed.hpp"
#include "connector/topology/sentinel_discovery.hpp"
#include "connector/topology/views/sentinel_view.hpp"

namespace rconn {
namespace {

Failure which_one(const std::vector<Instance>& masters) {
  if (masters.empty()) return {Fault::no_master, "the Sentinel watches none"};
  std::string names;
  for (const Instance& master : masters) names += (names.empty() ? "" : ", ") + master.name;
  return {
      Fault::no_master,
      {own_words(fmt::format("the Sentinel watches {}, and one is to be named: ", masters.size())),
       names}};
}

asio::awaitable<Result<Instance, Failure>> ask_master(Inquiry& inquiry,
                                                      const std::optional<std::string>& name) {
  Inquiry::Words command{"SENTINEL", name ? "MASTER" : "MASTERS"};
  if (name) command.push_back(*name);
  const Inquiry::Answer* const answer = co_await inquiry.ask(std::move(command));
  if (!*answer) co_return answer->error();
  if (name) {
    auto master = instance_in(answer->value());
    if (!master) co_return not_understood(answer->value());
    co_return *std::move(master);
  }
  std::vector<Instance> masters = instances_in(answer->value());
  if (masters.size() != 1) co_return which_one(masters);
  co_return std::move(masters.front());
}

// Why nothing can be connected to at the address that the Sentinel names.
std::optional<Failure> unusable(const Instance& master) {
  if (master.host.empty()) return Failure{Fault::host_not_advertised, "the Sentinel names no host"};
  if (!is_plausible_host(master.host)) {
    return Failure{Fault::host_not_advertised, {"the Sentinel names the host: ", master.host}};
  }
  if (master.port <= 0) return Failure{Fault::port_not_advertised, "the Sentinel names no port"};
  return std::nullopt;
}

asio::awaitable<Result<Instance, Failure>> ask_usable_master(
    Inquiry& inquiry, const std::optional<std::string>& name) {
  auto master = co_await ask_master(inquiry, name);
  if (!master) co_return master;
  auto failure = unusable(master.value());
  if (failure) co_return *std::move(failure);
  co_return master;
}

TopologyMember member_of(const Instance& master) {
  TopologyMember member;
  member.role = MemberRole::master;
  member.host = master.host;
  member.port = master.port;
  return member;
}

}  // namespace

asio::awaitable<std::optional<SentinelMaster>> sentinel_master(const Target& named,
                                                               IdleContext& context,
                                                               IdleRecord& record) {
  Target seed = seed_of(named);
  seed.total_budget.reset();
  Report& report = record.report = report_on(seed);
  RungTimer timer(report);
  auto tls = co_await prepare_tls(seed, context.run.contexts, timer);
  if (report.failure) co_return std::nullopt;
  std::optional<KeptConnection> held;
  co_await connect_to(seed, context.run, timer, std::move(tls), held);
  if (!held) co_return std::nullopt;
  const ReplyBudget budget = reply_budget(seed, timer);
  const bool usable = co_await log_in_at_seed(named, seed, *held, timer, budget);
  if (!usable) co_return std::nullopt;
  Inquiry inquiry(held->session, budget);
  const std::optional<std::string> name = settings_of(named).master;
  auto master = co_await ask_usable_master(inquiry, name);
  if (!master) {
    Failure failure = std::move(master).error();
    inquiry.observe(failure, report);
    redact(failure.detail, named);
    timer.failed(Rung::topology, std::move(failure));
    co_return std::nullopt;
  }
  const TopologyMember member = member_of(master.value());
  if (!may_connect(member, named)) {
    timer.failed(Rung::topology,
                 {Fault::outside_network, member.advertised() + " was not connected to"});
    co_return std::nullopt;
  }
  std::vector<Network> networks;
  if (!is_at_named_address(member, named)) networks = settings_of(named).only_networks;
  Target target = target_of(member, named, seed);
  co_return SentinelMaster{name.value_or(master.value().name), std::move(target),
                           std::move(networks)};
}

}  // namespace rconn
