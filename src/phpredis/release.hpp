// What each release of phpredis, 2.2.4 to 6.1.0, does when it connects: one row of rules a release.
// Entry points: releases(), find_release(). The rows follow from one table of changes, in
// release.cpp; every other function here is a pure function of a row and the arguments of a call.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace rconn::phpredis {

// What becomes of the port argument, 64 bits wide, before it is used.
enum class PortStorage {
  signed_16,       // 40000 is -25536
  unsigned_16_up,  // negative ones are 0; 65536 is 0
  unsigned_16,     // -1 is 65535
  signed_32,       // 4294967296 is 0
};

// Which hosts get port 6379 when none, or -1, is given.
enum class DefaultPort {
  hosts_but_paths,     // all but the empty one and those that start with '/'
  all_but_unix_hosts,  // all but those that start with '/', unix:// or file://
};

enum class UnixRule { path_without_port, any_host_without_port };
enum class Brackets { never, around_colons, around_colons_but_brackets };

// What a persistent id is that was left out, or given as null.
enum class IdMeaning { null, empty };

enum class ReadTimeout {
  of_connect_timeout,  // no argument of its own; set only when a connect timeout is
  own_argument,
};

enum class Pooling { absent, off_by_default, on_by_default };
enum class PoolCheck {
  php_only,
  echo_only,
  php_then_echo,  // the ECHO only with echo_check_liveness
};

// What connect() puts on the wire before it closes.
enum class Quit { without_line_end, whole, never };
enum class ExplicitClose { forgets, closes };

// When AUTH is sent whose password came as an argument.
enum class ContextAuth { absent, at_connect, at_first_command };

enum class ConnectFailure { returns_false, warns, throws };

// The initial values are those of 2.2.4.
struct Release {
  std::string_view name;

  int max_arguments = 5;
  std::string_view bad_timeout = "Invalid timeout";
  bool rejects_negative_timeouts = true;
  bool throws_value_errors = false;  // on PHP 8; RedisException elsewhere
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
  bool retry_in_microseconds = false;  // the argument says milliseconds
  std::string_view lost_in_transaction = "Connection lost";
  ConnectFailure connect_failure = ConnectFailure::returns_false;
  bool read_error_names_server = false;
};

// Every release, oldest first.
std::span<const Release> releases();

// nullptr where there is no such release.
const Release* find_release(std::string_view name);

// 3.1.0: the rules rconn follows by itself.
const Release& default_release();

}  // namespace rconn::phpredis
