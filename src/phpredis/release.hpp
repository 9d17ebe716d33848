// The connection rules of each release of phpredis, 2.2.4 to 6.3.0: one row per release.
// Entry points: releases(), find_release(). release.cpp builds the rows from one table of changes;
// all other code in this folder is a pure function of a row and the arguments of a call.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace rconn::phpredis {

// The type that the port argument, 64 bits wide, is converted to before use.
enum class PortStorage {
  signed_16,       // 40000 becomes -25536
  unsigned_16_up,  // negative ports become 0, as does 65536
  unsigned_16,     // -1 becomes 65535
  signed_32,       // 4294967296 becomes 0
};

// Which hosts get port 6379 when no port, or -1, is given.
enum class DefaultPort {
  hosts_but_paths,     // all except an empty host and those that start with '/'
  all_but_unix_hosts,  // all except those that start with '/', unix:// or file://
};

enum class UnixRule { path_without_port, any_host_without_port };
enum class Brackets { never, around_colons, around_colons_but_brackets };

// How the release treats a persistent id that was omitted or given as null.
enum class IdMeaning { null, empty };

enum class ReadTimeout {
  of_connect_timeout,  // has no argument: equals the connect timeout, set or not
  own_argument,
};

enum class Pooling { absent, off_by_default, on_by_default };
enum class PoolCheck {
  php_only,
  echo_only,
  php_then_echo,  // ECHO only with redis.pconnect.echo_check_liveness
};

// Whether QUIT is sent before a connection is closed.
enum class Quit { without_line_end, whole, never };
enum class ExplicitClose { forgets, closes };

// When AUTH is sent, if the password came as an argument of connect().
enum class ContextAuth { absent, at_connect, at_first_command };

enum class ConnectFailure { returns_false, warns, throws };

// The rules of one release. The initial values are those of 2.2.4.
struct Release {
  std::string_view name;

  int max_arguments = 5;
  std::string_view bad_timeout = "Invalid timeout";
  bool rejects_negative_timeouts = true;
  bool throws_value_errors = false;  // on PHP 8; a RedisException on PHP 7
  IdMeaning omitted_id = IdMeaning::null;
  IdMeaning null_id = IdMeaning::empty;
  ReadTimeout read_timeout = ReadTimeout::of_connect_timeout;

  PortStorage port_storage = PortStorage::signed_16;
  DefaultPort default_port = DefaultPort::hosts_but_paths;
  UnixRule unix_rule = UnixRule::path_without_port;
  Brackets brackets = Brackets::never;
  bool names_scheme = false;  // SCHEME://HOST:PORT, split at the host's first "://"
  bool tls_by_context = false;
  std::size_t max_scheme_size = std::string_view::npos;
  std::size_t max_address_size = std::string_view::npos;

  Pooling pooling = Pooling::absent;
  bool pool_pattern = false;
  bool pool_key_cut_at_nul = true;

  Quit quit = Quit::without_line_end;
  ExplicitClose explicit_close = ExplicitClose::forgets;
  bool keeps_open_transactions = true;

  PoolCheck pool_check = PoolCheck::php_only;
  bool noauth_is_alive = false;
  bool dirty_check = false;
  ContextAuth context_auth = ContextAuth::absent;

  bool reconnect_authenticates = false;
  bool retries_can_be_set = false;
  bool retry_in_microseconds = false;  // although the argument is in milliseconds
  std::string_view lost_in_transaction = "Connection lost";
  ConnectFailure connect_failure = ConnectFailure::returns_false;
  bool read_error_names_server = false;

  bool known_from_changelog = false;  // only its changelog was read, and no call was recorded
};

// Every release, oldest first.
std::span<const Release> releases();

// nullptr if there is no such release.
const Release* find_release(std::string_view name);

inline constexpr std::string_view latest_release = "latest";

// The newest release of a line, such as "6.1" or "5", or of all: "latest". nullptr if there is
// none.
const Release* newest_release(std::string_view line);

// 3.1.0: the rules that rconn follows where no release is named.
const Release& default_release();

}  // namespace rconn::phpredis
