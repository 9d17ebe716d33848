// The arguments and settings that were given but are not part of the key, and why.
// Entry point: unused(). Pure. The key is the pool's if pooling is on, otherwise the stream's: it
// decides which connections are shared.
#pragma once

#include <string_view>
#include <vector>

#include "phpredis/outcome.hpp"

namespace rconn::phpredis {

enum class Argument {
  host,
  scheme,
  port,
  timeout,
  persistent_id,
  retry_interval,
  read_timeout,
  stream_context,
  user,
  password,
  database,
  pooling,
  pool_pattern,
};

enum class WhyUnused {
  cut_at_nul,
  unix_socket,
  id_instead,
  empty_id_instead,
  null_id,
  not_persistent,
  thread_safe,
  pooled,
  scheme_instead,
  no_tls_by_context,
  tls_not_in_pool_key,
  never_in_key,
  database_never_in_key,
  no_pooling_here,
  no_pattern_here,
  pooling_off,
  unknown_letters,
};

struct Unused {
  Argument argument;
  WhyUnused why;
  bool operator==(const Unused&) const = default;
};

// In the order of the enum Argument.
std::vector<Unused> unused(const Release& release, const Arguments& arguments,
                           const Settings& settings, const Opening& opening);

// As the manual of phpredis calls it.
std::string_view name(Argument argument);
std::string_view sentence(WhyUnused why);

}  // namespace rconn::phpredis
