#include "connector/idle/control.hpp"

#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>

#include "connector/idle/open_held.hpp"
#include "connector/net/cancellation.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/redis/resp/digits.hpp"
#include "connector/values/redact.hpp"

namespace rconn {

asio::awaitable<IdleCheck> IdleControl::check() {
  const auto asked = net::Clock::now();
  while (running_) {
    if (co_await net::is_cancelled()) {
      co_return IdleCheck{asked, Failure{Fault::interrupted, {}}, {}, {}};
    }
    asio::error_code woken;
    co_await changed_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
  if (last_ && last_->begun >= asked) co_return *last_;
  running_ = true;
  last_ = co_await connect();
  running_ = false;
  changed_.cancel();
  co_return *last_;
}

asio::awaitable<IdleCheck> IdleControl::connect() {
  IdleCheck check;
  check.begun = net::Clock::now();
  Report report = report_on(context_.target);
  auto held = co_await open_held(context_, report);
  if (!held) {
    check.failure =
        without_password(report.failure.value_or(Failure{Fault::interrupted, {}}), context_.target);
    co_return check;
  }
  if (!context_.tells_run_id) co_return check;
  Inquiry inquiry(held->session, reply_budget_of(context_.target));
  const Inquiry::Fact server = co_await inquiry.info_line("server", "run_id");
  const Inquiry::Fact up = co_await inquiry.info_line("server", "uptime_in_seconds");
  check.server = told(server, context_.target);
  const auto seconds = up ? resp::whole_number(up.value()) : std::nullopt;
  if (seconds) check.up = std::chrono::seconds(*seconds);
  co_return check;
}

}  // namespace rconn
