#include "phpredis/outcome.hpp"

#include <array>

#include "phpredis/persistent_key.hpp"
#include "phpredis/sentences.hpp"

namespace rconn::phpredis {
namespace {

constexpr std::array sentences{
    Sentence{TimeoutSource::argument, "the argument"},
    Sentence{TimeoutSource::connect_timeout, "the connect timeout: this release has no other"},
    Sentence{TimeoutSource::default_socket_timeout,
             "PHP's default_socket_timeout (60 s): 0, or less than 1 us, means not set"},
};
static_assert(complete(sentences, TimeoutSource::default_socket_timeout));

Timeout timeout(double seconds, TimeoutSource source) {
  const auto value = to_timeval(seconds);
  return {value, value ? source : TimeoutSource::default_socket_timeout};
}

Timeout read_timeout(const Release& release, const Arguments& arguments) {
  if (release.read_timeout == ReadTimeout::of_connect_timeout) {
    return timeout(arguments.timeout.value_or(0), TimeoutSource::connect_timeout);
  }
  return timeout(arguments.read_timeout.value_or(0), TimeoutSource::argument);
}

}  // namespace

Outcome outcome(const Release& release, const Arguments& arguments, const Settings& settings) {
  if (auto rejected = rejection(release, arguments)) return *std::move(rejected);
  const Port port = stored_port(release, arguments.host, arguments.port);
  Address address = address_of(release, arguments.host, port, arguments.stream_context);
  auto key = stream_key(release, arguments, settings, address);
  auto pool = pool_key(release, arguments, settings, address);
  return Opening{std::move(address), std::move(key), std::move(pool),
                 timeout(arguments.timeout.value_or(0), TimeoutSource::argument),
                 read_timeout(release, arguments)};
}

std::string_view sentence(TimeoutSource source) { return find(sentences, source); }

}  // namespace rconn::phpredis
