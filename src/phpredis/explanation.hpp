// What a release does with a call, apart from the address and the keys, as values to print.
// Entry point: explain(), given the Opening that outcome() returned for the same call. Pure.
// Address and keys need no explanation here: their parts (parts.hpp) carry their origins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "phpredis/closing.hpp"
#include "phpredis/outcome.hpp"
#include "phpredis/reconnect.hpp"
#include "phpredis/reuse.hpp"
#include "phpredis/unused.hpp"

namespace rconn::phpredis {

struct Explanation {
  std::vector<Unused> unused;
  Closing closing;
  Reuse reuse;
  Reconnect reconnect;
  ConnectFailure connect_failure;
  std::string read_error;  // message of the exception when a reply is late
};

Explanation explain(const Release& release, const Arguments& arguments, const Settings& settings,
                    const Opening& opening);

std::string_view sentence(ConnectFailure failure);

}  // namespace rconn::phpredis
