// What a release does with a call, apart from the address and the keys, as values to print.
// Entry point: explain(), given the Opening that outcome() returned for the same call. Pure.
// Address and keys need no explanation here: their parts (parts.hpp) carry their origins.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "phpredis/closing.hpp"
#include "phpredis/connect_failure.hpp"
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
  Transport transport;
  bool warns_of_lookup;
  std::optional<LoginFailure> login_failure;
  std::string read_error;     // message of the exception when a reply is late
  bool known_from_changelog;  // no call of the release was recorded, and its source was not read
};

// Said where known_from_changelog is set.
inline constexpr std::string_view changelog_only =
    "known from its changelog only, which changes none of these rules: no call of it was recorded";

Explanation explain(const Release& release, const Arguments& arguments, const Settings& settings,
                    const Opening& opening);

}  // namespace rconn::phpredis
