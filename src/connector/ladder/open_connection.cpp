#include "connector/ladder/open_connection.hpp"

#include <utility>

#include "connector/ladder/budgets.hpp"
#include "connector/ladder/rungs/find_addresses.hpp"
#include "connector/ladder/rungs/handshake.hpp"

namespace rconn {

asio::awaitable<std::shared_ptr<const net::TlsContext>> prepare_tls(const Target& target,
                                                                    TlsContexts& contexts,
                                                                    RungTimer& timer) {
  if (!target.tls) co_return nullptr;
  timer.begin(Rung::tls);
  const auto end = operation_end(target, timer);
  const net::Deadline deadline = end.value_or(net::Deadline{net::Clock::time_point::max(), {}});
  TlsContexts::Answer answer = co_await contexts.of(*target.tls, deadline);
  timer.skip();
  if (answer.made && *answer.made) co_return std::move(*answer.made).value();
  Report& report = timer.report();
  report.stopped_at = Rung::tls;
  if (answer.made) {
    report.failure = std::move(*answer.made).error();
  } else if (answer.status.kind == net::Status::Kind::timed_out) {
    report.failure = Failure{
        Fault::tls_config, {"the files of the TLS settings were not read within ", deadline.limit}};
  } else {
    report.failure = Failure{Fault::interrupted, {}};
  }
  co_return nullptr;
}

asio::awaitable<std::optional<Opened>> open_connection(
    const Target& target, std::vector<net::Address> addresses, RunContext& context,
    RungTimer& timer, std::shared_ptr<const net::TlsContext> tls_context, net::Deadline deadline) {
  auto stream =
      co_await dial(target, std::move(addresses), timer, context.spare_descriptors, deadline);
  if (!stream) co_return std::nullopt;
  Opened opened{net::Connection(*std::move(stream)), timer.boundary()};
  if (tls_context) {
    const bool secured =
        co_await secure(target, opened.connection, timer, std::move(tls_context), deadline);
    if (!secured) co_return std::nullopt;
  }
  co_return opened;
}

KeptConnection make_kept_connection(Opened opened, const Target& target, Report& report) {
  if (target.persistence) report.usage = Usage{};
  return KeptConnection{
      .session = Session(std::make_unique<net::Connection>(std::move(opened.connection)),
                         {target.max_reply}),
      .address = report.address.value(),
      .tls_settings = target.tls,
      .tls = report.tls,
      .opened = opened.at,
      .user = std::nullopt};
}

asio::awaitable<void> connect_to(const Target& target, RunContext& context, RungTimer& timer,
                                 std::shared_ptr<const net::TlsContext> tls_context,
                                 std::optional<KeptConnection>& held) {
  const net::Deadline deadline = connect_deadline(target, timer);
  auto addresses = co_await find_addresses(target, timer, context.resolver, deadline);
  auto opened = co_await open_connection(target, std::move(addresses), context, timer,
                                         std::move(tls_context), deadline);
  if (opened) held.emplace(make_kept_connection(*std::move(opened), target, timer.report()));
}

}  // namespace rconn
