#include "phpredis/connect_failure.hpp"

#include <algorithm>
#include <array>

#include "phpredis/c_text.hpp"
#include "phpredis/sentences.hpp"

namespace rconn::phpredis {
namespace {

constexpr std::array connect_failures{
    Sentence{ConnectFailure::returns_false, "false is returned, without a reason"},
    Sentence{ConnectFailure::warns, "false is returned, and a warning gives the reason"},
    Sentence{ConnectFailure::throws, "a RedisException gives the reason"},
};
static_assert(complete(connect_failures, ConnectFailure::throws));

constexpr std::array transports{
    Sentence{Transport::tls,
             "a TLS handshake that fails (the certificate is not trusted, or the port does not "
             "speak TLS) throws nothing: warnings give the reason, and false is returned"},
    Sentence{Transport::unknown,
             "PHP has no transport of this scheme, in this case of letters: the call always fails"},
    Sentence{Transport::part_of_name,
             "this release knows no schemes: it takes the whole host for a name, which is never "
             "found"},
};

constexpr std::array login_failures{
    Sentence{LoginFailure::returns_false,
             "a password that is refused: false is returned, without a reason"},
    Sentence{LoginFailure::first_command,
             "a password that is refused: the call succeeds, as AUTH for a new connection is sent "
             "before the first command"},
};
static_assert(complete(login_failures, LoginFailure::first_command));

// Those of PHP with and without TLS (stream_get_transports()).
constexpr std::array<std::string_view, 7> tls_schemes{"ssl",     "tls",     "sslv3",  "tlsv1.0",
                                                      "tlsv1.1", "tlsv1.2", "tlsv1.3"};
constexpr std::array<std::string_view, 4> plain_schemes{"tcp", "udp", "unix", "udg"};

// Whether the text, without its scheme, is a name to look up and not an IP address.
bool is_name(std::string_view host) {
  return host.find(':') == std::string_view::npos &&
         host.find_first_not_of("0123456789.") != std::string_view::npos;
}

}  // namespace

bool warns_of_lookup(const Release& release, const Opening& opening) {
  if (is_unix(opening.address.branch) || release.connect_failure == ConnectFailure::warns) {
    return false;
  }
  const auto host = std::ranges::find(opening.address.parts, Origin::host, &Part::origin);
  return host != opening.address.parts.end() && is_name(host->text);
}

Transport transport(const Release& release, std::string_view host, const Opening& opening) {
  if (is_unix(opening.address.branch)) return Transport::plain;
  constexpr std::string_view end = "://";
  const std::string_view name = c_text(host);
  if (!release.names_scheme) {
    return name.find(end) == std::string_view::npos ? Transport::plain : Transport::part_of_name;
  }
  std::string_view scheme = opening.address.parts.front().text;
  scheme.remove_suffix(std::min(end.size(), scheme.size()));
  if (std::ranges::find(tls_schemes, scheme) != tls_schemes.end()) return Transport::tls;
  const bool plain = std::ranges::find(plain_schemes, scheme) != plain_schemes.end();
  return plain ? Transport::plain : Transport::unknown;
}

std::optional<LoginFailure> login_failure(const Release& release, const Arguments& arguments) {
  if (!arguments.password) return std::nullopt;
  switch (release.context_auth) {
    case ContextAuth::at_connect:
      return LoginFailure::returns_false;
    case ContextAuth::at_first_command:
      return LoginFailure::first_command;
    case ContextAuth::absent:
      break;
  }
  return std::nullopt;
}

std::string_view sentence(ConnectFailure failure) { return find(connect_failures, failure); }

std::string_view sentence(Transport transport) {
  const auto* const found = std::ranges::find(transports, transport, &Sentence<Transport>::value);
  return found == transports.end() ? std::string_view{} : found->text;
}

std::string_view sentence(LoginFailure failure) { return find(login_failures, failure); }

}  // namespace rconn::phpredis
