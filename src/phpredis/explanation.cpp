#include "phpredis/explanation.hpp"

#include <fmt/format.h>

#include <array>

#include "phpredis/c_text.hpp"
#include "phpredis/sentences.hpp"

namespace rconn::phpredis {
namespace {

constexpr std::array sentences{
    Sentence{ConnectFailure::returns_false, "false is returned, without a reason"},
    Sentence{ConnectFailure::warns, "false is returned, and a warning gives the reason"},
    Sentence{ConnectFailure::throws, "a RedisException gives the reason"},
};
static_assert(complete(sentences, ConnectFailure::throws));

std::string read_error(const Release& release, std::string_view host, int port) {
  constexpr std::string_view error = "read error on connection";
  if (!release.read_error_names_server) return std::string(error);
  if (port < 0) return fmt::format("{} to {}", error, c_text(host));
  return fmt::format("{} to {}:{}", error, c_text(host), port);
}

}  // namespace

Explanation explain(const Release& release, const Arguments& arguments, const Settings& settings,
                    const Opening& opening) {
  return {.unused = unused(release, arguments, settings, opening),
          .closing = closing(release, arguments, settings),
          .reuse = reuse(release, arguments, settings, opening),
          .reconnect = reconnect(release, arguments),
          .connect_failure = release.connect_failure,
          .read_error = read_error(release, arguments.host, opening.address.port.value)};
}

std::string_view sentence(ConnectFailure failure) { return find(sentences, failure); }

}  // namespace rconn::phpredis
