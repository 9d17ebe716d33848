#include "phpredis/rejection.hpp"

#include <fmt/format.h>

#include <array>

#include "phpredis/sentences.hpp"
#include "phpredis/timeval.hpp"

namespace rconn::phpredis {
namespace {

constexpr std::array sentences{
    Sentence{Thrown::nothing, "a warning, and false is returned"},
    Sentence{Thrown::redis_exception, "a RedisException"},
    Sentence{Thrown::value_error, "a ValueError; on PHP 7 a RedisException"},
};
static_assert(complete(sentences, Thrown::value_error));

constexpr long long max_interval = 2147483647;

// Compares doubles as phpredis does, so that NaN and -0.0 pass.
bool in_range(const Release& release, double timeout) {
  const bool too_small = release.rejects_negative_timeouts && timeout < 0;
  return !too_small && !(timeout > max_timeout);
}

// Arguments are positional: giving one means giving all before it.
int count(const Arguments& arguments) {
  if (arguments.stream_context) return 7;
  return arguments.read_timeout ? 6 : 5;
}

std::string_view name(Call call) { return call == Call::connect ? "connect" : "pconnect"; }

}  // namespace

std::optional<Rejection> rejection(const Release& release, const Arguments& arguments) {
  const int given = count(arguments);
  if (given > release.max_arguments) {
    return Rejection{Thrown::nothing,
                     fmt::format("Redis::{}() expects at most {} parameters, {} given",
                                 name(arguments.call), release.max_arguments, given)};
  }
  const Thrown thrown = release.throws_value_errors ? Thrown::value_error : Thrown::redis_exception;
  if (!in_range(release, arguments.timeout.value_or(0))) {
    return Rejection{thrown, std::string(release.bad_timeout)};
  }
  if (!in_range(release, arguments.read_timeout.value_or(0))) {
    return Rejection{thrown, "Invalid read timeout"};
  }
  const long long interval = arguments.retry_interval.value_or(0);
  if (interval < 0 || interval > max_interval) {
    return Rejection{thrown, "Invalid retry interval"};
  }
  return std::nullopt;
}

std::string_view sentence(Thrown thrown) { return find(sentences, thrown); }

}  // namespace rconn::phpredis
