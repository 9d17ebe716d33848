// All that a release does with a call beyond its address and keys, as values for people to read.
// Entry point: explain(), for an Opening that outcome() made of the same call. Pure.
// The parts of address and keys (parts.hpp) say by themselves where each came from.
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
  std::string read_error;  // the exception when a reply does not come in time
};

Explanation explain(const Release& release, const Arguments& arguments, const Settings& settings,
                    const Opening& opening);

std::string_view sentence(ConnectFailure failure);

}  // namespace rconn::phpredis
