#include "phpredis/explanation.hpp"

#include <fmt/format.h>

#include "phpredis/c_text.hpp"

namespace rconn::phpredis {
namespace {

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
          .transport = transport(release, arguments.host, opening),
          .warns_of_lookup = warns_of_lookup(release, opening),
          .login_failure = login_failure(release, arguments),
          .read_error = read_error(release, arguments.host, opening.address.port.value),
          .known_from_changelog = release.known_from_changelog};
}

}  // namespace rconn::phpredis
