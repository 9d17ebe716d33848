// What phpredis does before it uses a kept connection again: checks, commands, the timeout.
// Entry point: reuse(). Pure. Nothing else is reset: database, transaction and subscriptions stay.
#pragma once

#include <string_view>
#include <vector>

#include "phpredis/outcome.hpp"

namespace rconn::phpredis {

enum class Check { php_poll, dirty, echo };
enum class Moment { at_connect, at_first_command };
enum class ReuseTimeout { applied, left_as_it_was };

struct Sent {
  std::string_view command;
  Moment moment;
  bool operator==(const Sent&) const = default;
};

struct Reuse {
  std::vector<Check> checks;  // in this order; if one fails, the connection is closed
  std::vector<Sent> commands;
  bool echo_can_be_left_out;  // by redis.pconnect.echo_check_liveness
  bool noauth_is_alive;       // -NOAUTH passes the ECHO check
  ReuseTimeout read_timeout;
};

// Without checks and commands if the call is not persistent.
Reuse reuse(const Release& release, const Arguments& arguments, const Settings& settings,
            const Opening& opening);

std::string_view sentence(Check check);
std::string_view sentence(Moment moment);
std::string_view sentence(ReuseTimeout timeout);

}  // namespace rconn::phpredis
