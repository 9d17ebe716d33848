#include "connector/diagnosis/port_experiments.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "connector/ladder/rungs/try_address.hpp"
#include "connector/net/connection.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/redis/resp/command.hpp"
#include "connector/values/text/split.hpp"

namespace rconn {
namespace {

using Words = std::vector<std::string_view>;

asio::awaitable<std::optional<Session>> connect(net::Address address, net::Deadline deadline) {
  Tried tried = co_await try_address(address, deadline);
  if (tried.attempt.failure) co_return std::nullopt;
  co_return Session(std::make_unique<net::Connection>(std::move(tried.stream)));
}

bool is_drop(const Failure& failure) {
  return failure.fault == Fault::closed || failure.fault == Fault::reset;
}

// Says nothing for a while. None: there was no connection.
asio::awaitable<std::optional<bool>> drops_silence(net::Address address, net::Deadline deadline) {
  auto session = co_await connect(std::move(address), deadline);
  if (!session) co_return std::nullopt;
  constexpr std::chrono::milliseconds while_silent{300};
  const net::Deadline own{net::Clock::now() + while_silent, {}};
  const net::Deadline end = sooner(own, deadline);
  const auto heard = co_await session->overhear(end);
  co_return heard && !*heard && is_drop(heard->error());
}

// UNKNOWN names no address, so that the peer takes the connection's own (PROXY protocol §2.1).
asio::awaitable<bool> takes_proxy_header(net::Address address, net::Deadline deadline) {
  auto session = co_await connect(std::move(address), deadline);
  if (!session) co_return false;
  std::string bytes = "PROXY UNKNOWN\r\n" + resp::encode(Words{"PING"});
  const auto asked = co_await session->ask(std::move(bytes), deadline, Session::Expected::line);
  if (!asked || session->unasked()) co_return false;
  const resp::Reply& reply = asked.value();
  co_return reply.is_status("PONG") || reply.text.starts_with("NOAUTH");
}

// How far the bus port of a Cluster node is from its port, unless cluster-port is set.
constexpr int bus_offset = 10'000;

bool may_connect(const Target& target, int port) {
  const auto& settings = target.topology_settings;
  return !settings || !settings->policy || (*settings->policy)(target.host, port);
}

asio::awaitable<void> look_before_bus(net::Address address, net::Deadline deadline,
                                      Experiments& experiments) {
  const std::string at = address.text();
  auto session = co_await connect(std::move(address), deadline);
  if (!session) co_return;
  std::string command = resp::encode(Words{"PING"});
  const auto asked = co_await session->ask(std::move(command), deadline, Session::Expected::line);
  if (!asked) co_return;
  const resp::Reply& reply = asked.value();
  const bool redis = reply.is_status("PONG") || reply.text.starts_with("NOAUTH");
  if (!redis) co_return;
  const auto left = std::chrono::ceil<std::chrono::microseconds>(deadline.at - net::Clock::now());
  Inquiry inquiry(*session, ReplyBudget{left, deadline});
  const Inquiry::Fact mode = co_await inquiry.mode();
  const bool unknown = !mode || mode.value().empty();
  if (!unknown && mode.value() != "cluster") co_return;
  experiments.cluster_before_bus = !unknown;
  const char* const who = unknown ? "Redis" : "a node of a Cluster";
  experiments.redis_before_bus = own_words(std::string(who) + " answers at " + at);
}

}  // namespace

asio::awaitable<void> try_dropped_port(net::Address address, const Target& target,
                                       net::Deadline deadline, Experiments& experiments) {
  experiments.drops_unasked = co_await drops_silence(address, deadline);
  if (experiments.drops_unasked != false) co_return;
  experiments.takes_proxy_header = co_await takes_proxy_header(address, deadline);
  const int port = target.port - bus_offset;
  if (port <= 0 || !may_connect(target, port)) co_return;
  net::Address other = address.at_port(static_cast<std::uint16_t>(port));
  co_await look_before_bus(std::move(other), deadline, experiments);
}

asio::awaitable<void> try_dropped_command(net::Address address, CommandFacts command,
                                          bool may_repeat, net::Deadline deadline,
                                          Experiments& experiments) {
  auto session = co_await connect(std::move(address), deadline);
  if (!session) co_return;
  std::string ping = resp::encode(Words{"PING"});
  const auto pong = co_await session->ask(std::move(ping), deadline, Session::Expected::line);
  if (!pong || !pong.value().is_status("PONG") || session->unasked()) co_return;
  experiments.answers_ping = true;
  if (!may_repeat) co_return;
  Words words = split(command.command, ' ');
  if (!command.key.empty()) words.emplace_back(command.key);
  std::string bytes = resp::encode(words);
  const auto asked = co_await session->ask(std::move(bytes), deadline);
  experiments.drops_again = !asked && is_drop(asked.error());
}

}  // namespace rconn
