#include "connector/serve/serve.hpp"

#include <fmt/format.h>

#include <optional>
#include <system_error>
#include <utility>

#include "connector/net/event_loop.hpp"
#include "connector/net/process/descriptor_limit.hpp"
#include "connector/serve/serving.hpp"

namespace rconn {
namespace {

Result<net::Listener, std::string> open_listener(const ServePlan& plan, EventLoop& loop) {
  const asio::any_io_executor executor = loop.context().get_executor();
  if (!plan.listen) {
    auto adopted = net::Listener::adopt(executor, plan.socket);
    if (!adopted) return "the socket of the service manager: " + adopted.error();
    return adopted;
  }
  auto opened = net::Listener::open(executor, *plan.listen);
  if (!opened) return fmt::format("cannot listen on {}: {}", plan.listen->text(), opened.error());
  return opened;
}

}  // namespace

ServeResult serve(const ServePlan& plan, const Pages& pages, const ServeListener& listener) {
  const RaisedDescriptorLimit descriptors;
  std::optional<EventLoop> loop;
  try {
    loop.emplace();
  } catch (const std::system_error& error) {
    return {ServeEnd::not_started, error.what()};
  }
  auto socket = open_listener(plan, *loop);
  if (!socket) return {ServeEnd::not_started, socket.error()};
  std::optional<Serving> serving;
  try {
    serving.emplace(plan, pages, listener, *loop, descriptors.count(), std::move(socket).value());
  } catch (const std::system_error& error) {
    return {ServeEnd::not_started, error.what()};
  }
  return {serving->run(), {}};
}

}  // namespace rconn
