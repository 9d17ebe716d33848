// The keys under which phpredis keeps persistent connections.
// Entry points: stream_key() and pool_key() by the rules of any release, persistent_key() by those
// of 3.1.0. Pure, and the same in every locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "phpredis/address.hpp"
#include "phpredis/arguments.hpp"
#include "phpredis/release.hpp"

namespace rconn::phpredis {

// True for pconnect(), except on a thread-safe PHP, where it behaves as connect().
bool is_persistent(const Arguments& arguments);

bool pooling_on(const Release& release, const Settings& settings);

// The id that the release uses: the one given, or its substitute for null or an omitted id. None if
// it then works without an id.
std::optional<Part> effective_id(const Release& release, const PersistentId& id);

// The key of the stream in PHP's list: "phpredis:ADDRESS:ID" with an id (an empty id counts), else
// "phpredis:ADDRESS:" and the connect timeout. With pooling on it holds only the time of connecting
// and cannot be predicted. None if the call is not persistent.
std::optional<Parts> stream_key(const Release& release, const Arguments& arguments,
                                const Settings& settings, const Address& address);

// The key of the pool: "phpredis_HOST:PORT" and what pool_pattern adds. None without pooling.
std::optional<Parts> pool_key(const Release& release, const Arguments& arguments,
                              const Settings& settings, const Address& address);

// Formats as PHP's %f does: as C's, except that -0.0, NaN and infinity lose their sign.
std::string fixed_point(double seconds);

// The stream's key by the rules of 3.1.0. `timeout_seconds` is the argument as given, not rounded
// as the stream layer does.
std::string persistent_key(std::string_view address, const std::optional<std::string>& id,
                           double timeout_seconds);

}  // namespace rconn::phpredis
