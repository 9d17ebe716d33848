// The keys under which phpredis finds a persistent connection again.
// Entry points: stream_key() and pool_key() by any release's rules, persistent_key() by those of
// 3.1.0. Pure, and the same in every locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "phpredis/address.hpp"
#include "phpredis/arguments.hpp"
#include "phpredis/release.hpp"

namespace rconn::phpredis {

// pconnect(), unless this PHP is thread-safe: there it is connect() in all but name.
bool is_persistent(const Arguments& arguments);

bool pooling_on(const Release& release, const Settings& settings);

// The id the release works with: as given, or what it takes null and nothing for.
std::optional<Part> id_in_force(const Release& release, const PersistentId& id);

// The key of the stream in PHP's list: "phpredis:ADDRESS:ID" with an id (an empty id is an id),
// else "phpredis:ADDRESS:" and the connect timeout. With pooling on it names no one and nothing
// but the time of connecting, and cannot be predicted. Nothing where the call is not persistent.
std::optional<Parts> stream_key(const Release& release, const Arguments& arguments,
                                const Settings& settings, const Address& address);

// The key of the pool: "phpredis_HOST:PORT" and what the pattern adds. Nothing without pooling.
std::optional<Parts> pool_key(const Release& release, const Arguments& arguments,
                              const Settings& settings, const Address& address);

// As PHP's %f: C's, but for -0.0, NaN and infinity, which have no sign here.
std::string fixed_point(double seconds);

// By the rules of 3.1.0. `timeout_seconds` is as given by the user: the key shows what was asked
// for, not what the stream layer makes of it.
std::string persistent_key(std::string_view address, const std::optional<std::string>& id,
                           double timeout_seconds);

}  // namespace rconn::phpredis
