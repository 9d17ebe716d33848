#include "connector/run/same_server.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "connector/redis/resp/command.hpp"
#include "connector/redis/resp/digits.hpp"
#include "connector/redis/resp/info.hpp"

namespace rconn {
namespace {

// A kept connection that broke shows that its server is gone.
bool was_dropped(const Report& report) {
  if (!report.dropped) return false;
  const DropReason reason = report.dropped->reason;
  return reason == DropReason::dead || reason == DropReason::echo_failed;
}

}  // namespace

asio::awaitable<bool> SameServer::has_changed(const Report& report,
                                              std::optional<KeptConnection> connection,
                                              ReplyBudget budget) {
  const auto now = net::Clock::now();
  bool changed = since_ && was_dropped(report);
  if (held_) {
    const bool answers = co_await answers_still(budget);
    // Without a new connection, the server closes each after its answer, and so tells nothing.
    if (!answers && connection) changed = co_await has_started_since(*connection, budget);
  }
  if (changed || !since_) since_ = now;
  held_ = std::move(connection);
  co_return changed;
}

void SameServer::forget() {
  held_.reset();
  since_.reset();
}

asio::awaitable<bool> SameServer::answers_still(ReplyBudget budget) {
  if (!held_->session.usable()) co_return false;
  std::string command = resp::encode(std::vector<std::string_view>{"PING"});
  const net::Deadline deadline = budget.from(net::Clock::now());
  const auto asked = co_await held_->session.ask(std::move(command), deadline);
  co_return static_cast<bool>(asked) && !held_->session.unasked();
}

// By the server's uptime, which is in whole seconds. A server that does not tell it may have
// started. One that does not answer at all closes every connection after its first answer.
asio::awaitable<bool> SameServer::has_started_since(KeptConnection& connection,
                                                    ReplyBudget budget) const {
  if (!connection.session.usable()) co_return true;
  std::string command = resp::encode(std::vector<std::string_view>{"INFO", "server"});
  const net::Deadline deadline = budget.from(net::Clock::now());
  const auto asked = co_await connection.session.ask(std::move(command), deadline);
  if (!asked) {
    const Fault fault = asked.error().fault;
    const bool closes = fault == Fault::closed || fault == Fault::reset;
    co_return !closes;
  }
  const auto uptime = resp::whole_number(resp::info_value(asked.value().text, "uptime_in_seconds"));
  constexpr std::chrono::seconds precision{1};
  const bool older =
      uptime && std::chrono::seconds(*uptime) - precision > net::Clock::now() - *since_;
  co_return !older;
}

}  // namespace rconn
