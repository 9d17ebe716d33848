#include "phpredis/parts.hpp"

#include <algorithm>
#include <array>

#include "phpredis/sentences.hpp"

namespace rconn::phpredis {
namespace {

using enum Origin;

constexpr std::array sentences{
    Sentence{prefix, "fixed"},
    Sentence{separator, "fixed"},
    Sentence{default_scheme, "the host names no scheme"},
    Sentence{tls_scheme, "the host names no scheme, and a stream context was given"},
    Sentence{given_scheme, "the host's scheme, as written"},
    Sentence{cut_scheme, "the host's scheme, cut to 7 bytes"},
    Sentence{unix_scheme, "a unix socket"},
    Sentence{host, "the host"},
    Sentence{bracket, "the host holds a colon"},
    Sentence{given_port, "the port"},
    Sentence{default_port, "no port was given"},
    Sentence{zero_port, "port 0 becomes 6379"},
    Sentence{wrapped_port, "the port, too large or too small for this release, wrapped around"},
    Sentence{raised_port, "a port below 0 becomes 0"},
    Sentence{missing_port, "no port was given, and this kind of host gets none"},
    Sentence{turned_port, "no port was given, which became this number"},
    Sentence{given_id, "the persistent id"},
    Sentence{empty_id, "the persistent id, which is empty"},
    Sentence{null_id, "the persistent id: this release treats null as an empty id"},
    Sentence{omitted_id, "the persistent id: this release treats a missing id as an empty one"},
    Sentence{timeout, "the connect timeout, as there is no persistent id"},
    Sentence{time_of_connect,
             "seconds and microseconds of the clock: the same only within a microsecond"},
    Sentence{user, "the user, by pool_pattern"},
    Sentence{no_user, "no user, by pool_pattern"},
    Sentence{password_hash, "the password, hashed with PHP's random salt, by pool_pattern"},
    Sentence{user_and_password_hash,
             "user and password, hashed with PHP's random salt, by pool_pattern"},
};
static_assert(complete(sentences, user_and_password_hash));

bool is_predictable(const Part& part) {
  return part.origin != time_of_connect && part.origin != password_hash &&
         part.origin != user_and_password_hash;
}

}  // namespace

std::string text(const Parts& parts) {
  std::string whole;
  for (const Part& part : parts) whole += part.text;
  return whole;
}

bool predictable(const Parts& parts) { return std::ranges::all_of(parts, is_predictable); }

bool cut(Parts& parts, std::size_t bytes) {
  for (auto part = parts.begin(); part != parts.end(); ++part) {
    if (part->text.size() > bytes) {
      part->text.resize(bytes);
      parts.erase(bytes == 0 ? part : part + 1, parts.end());
      return true;
    }
    bytes -= part->text.size();
  }
  return false;
}

std::string_view sentence(Origin origin) { return find(sentences, origin); }

}  // namespace rconn::phpredis
