#include "connector/topology/connect_within.hpp"

#include <string>
#include <utility>

#include "connector/ladder/budgets.hpp"
#include "connector/ladder/open_connection.hpp"
#include "connector/ladder/rungs/find_addresses.hpp"

namespace rconn {

void keep_within(const std::vector<Network>& networks, std::vector<net::Address>& addresses,
                 RungTimer& timer) {
  if (networks.empty() || addresses.empty()) return;
  std::string outside;
  for (const net::Address& address : addresses) {
    if (holds(networks, *address.data())) continue;
    outside += (outside.empty() ? "" : ", ") + address.text();
  }
  std::erase_if(addresses, [&networks](const net::Address& address) {
    return !holds(networks, *address.data());
  });
  if (!addresses.empty()) return;
  timer.failed(Rung::connect, {Fault::outside_network, outside + " was not connected to"});
}

asio::awaitable<void> connect_within(const Target& target, const std::vector<Network>& networks,
                                     RunContext& context, RungTimer& timer,
                                     std::shared_ptr<const net::TlsContext> tls_context,
                                     std::optional<KeptConnection>& held) {
  const net::Deadline deadline = connect_deadline(target, timer);
  auto addresses = co_await find_addresses(target, timer, context.resolver, deadline);
  keep_within(networks, addresses, timer);
  if (timer.report().failure) co_return;
  auto opened = co_await open_connection(target, std::move(addresses), context, timer,
                                         std::move(tls_context), deadline);
  if (opened) held.emplace(make_kept_connection(*std::move(opened), target, timer.report()));
}

}  // namespace rconn
