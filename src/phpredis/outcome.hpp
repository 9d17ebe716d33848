// The result of a call of connect() or pconnect() in a release, before anything is sent.
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
  std::optional<Timeval> value;  // none: not set, so PHP's default applies
  TimeoutSource source;
};

// Describes a new stream; explain() says what a reused one keeps.
struct Opening {
  Address address;
  std::optional<Parts> key;       // of the stream; none if it is not persistent
  std::optional<Parts> pool_key;  // none if pooling is off
  Timeout connect_timeout;
  Timeout read_timeout;
};

using Outcome = std::variant<Rejection, Opening>;

Outcome outcome(const Release& release, const Arguments& arguments, const Settings& settings = {});

std::string_view sentence(TimeoutSource source);

}  // namespace rconn::phpredis
