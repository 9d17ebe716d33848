// What phpredis does when the server has closed the connection between two commands of a request.
// Entry point: reconnect(). Pure. In a transaction, or while watching keys, phpredis only throws.
#pragma once

#include <chrono>
#include <string_view>
#include <vector>

#include "phpredis/arguments.hpp"
#include "phpredis/release.hpp"

namespace rconn::phpredis {

struct Reconnect {
  int attempts;
  bool attempts_can_be_set;                 // by OPT_MAX_RETRIES
  std::chrono::microseconds first_sleep;    // at most; the actual one is random
  std::chrono::microseconds later_sleeps;   // each
  std::chrono::microseconds all_sleeps;     // at most; the time of the attempts adds to it
  bool takes_milliseconds_as_microseconds;  // the bug of 5.3.5 to 6.0.2
  std::vector<std::string_view> commands;   // AUTH if there is a password, SELECT if not database 0
  std::string_view lost;                    // the exception when no attempt succeeds
  std::string_view lost_in_transaction;
};

Reconnect reconnect(const Release& release, const Arguments& arguments);

}  // namespace rconn::phpredis
