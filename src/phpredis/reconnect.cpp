#include "phpredis/reconnect.hpp"

namespace rconn::phpredis {

Reconnect reconnect(const Release& release, const Arguments& arguments) {
  constexpr int attempts = 10;
  const std::chrono::microseconds given(arguments.retry_interval.value_or(0));
  const auto sleep = release.retry_in_microseconds ? given : given * 1000;
  Reconnect plan{.attempts = attempts,
                 .attempts_can_be_set = release.retries_can_be_set,
                 .first_sleep = sleep,
                 .later_sleeps = sleep,
                 .all_sleeps = sleep * attempts,
                 .takes_milliseconds_as_microseconds = release.retry_in_microseconds,
                 .commands = {},
                 .lost = "Connection lost",
                 .lost_in_transaction = release.lost_in_transaction};
  if (release.reconnect_authenticates) plan.commands.emplace_back("AUTH");
  plan.commands.emplace_back("SELECT");
  return plan;
}

}  // namespace rconn::phpredis
