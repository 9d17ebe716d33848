// What a call of connect() or pconnect() comes to in a release, before anything is on the wire.
// Entry point: outcome(). Pure: no network, no locale, no clock.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "phpredis/address.hpp"
#include "phpredis/arguments.hpp"
#include "phpredis/parts.hpp"
#include "phpredis/rejection.hpp"
#include "phpredis/release.hpp"
#include "phpredis/timeval.hpp"

namespace rconn::phpredis {

enum class TimeoutSource { argument, connect_timeout, default_socket_timeout };

struct Timeout {
  std::optional<Timeval> value;  // nothing: none is set, and PHP's own default holds
  TimeoutSource source;
};

// Of a new stream; explain() tells what a reused one keeps.
struct Opening {
  Address address;
  std::optional<Parts> key;       // of the stream; none where it is not persistent
  std::optional<Parts> pool_key;  // only where pooling is on
  Timeout connect_timeout;
  Timeout read_timeout;
};

using Outcome = std::variant<Rejection, Opening>;

Outcome outcome(const Release& release, const Arguments& arguments, const Settings& settings = {});

std::string_view sentence(TimeoutSource source);

}  // namespace rconn::phpredis
