#include "cli/options/uri_refusals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/options/host.hpp"
#include "cli/options/number.hpp"
#include "cli/options/scheme.hpp"
#include "cli/options/text/unset_variable.hpp"
#include "cli/options/text/utf8.hpp"
#include "cli/options/tool_settings.hpp"
#include "phpredis/address.hpp"

namespace rconn::cli {
namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// "user:password@a:1,user:password@b:2": the last '@' ends the user info, so the first host is in
// it. Only a host with a port is so clear that no password is taken for one.
bool holds_host_and_port(std::string_view user_info) {
  for (auto at = user_info.find('@'); at != std::string_view::npos;
       at = user_info.find('@', at + 1)) {
    const auto comma = user_info.find(',', at);
    if (comma == std::string_view::npos) return false;
    const std::string_view text = user_info.substr(at + 1, comma - at - 1);
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || !is_number(text.substr(colon + 1))) continue;
    if (port_number(text.substr(colon + 1)) && host(text.substr(0, colon))) return true;
  }
  return false;
}

UsageError several_hosts(std::string_view scheme) {
  return UsageError{
      fmt::format("several hosts in one URI: give each as a target of its own, {}://HOST:PORT "
                  "(rconn topology finds the others of a Cluster or behind a Sentinel)",
                  scheme)};
}

std::optional<UsageError> number_as_host(const UriPieces& pieces) {
  if (!is_number(pieces.authority) || pieces.authority == "0") return std::nullopt;
  const auto port = port_number(pieces.authority);
  if (!port) {
    return UsageError{fmt::format("a number is no host: write {}://HOST:PORT", pieces.scheme)};
  }
  return UsageError{fmt::format("a number is no host: for this port, write {}://HOST:{}",
                                pieces.scheme, port.value())};
}

std::optional<UsageError> without_brackets(const UriPieces& pieces) {
  if (pieces.authority.starts_with('[')) return std::nullopt;
  const auto found = split_bare_ipv6(pieces.authority);
  if (!found) return std::nullopt;
  const std::string whole =
      found->is_address ? fmt::format(", or {}://[{}]", pieces.scheme, pieces.authority) : "";
  return UsageError{fmt::format("an IPv6 address in a URI needs brackets: write {}://{}{}",
                                pieces.scheme, phpredis::address(found->host, found->port), whole)};
}

// "[::1]x". What follows is not shown: it may be a password.
std::optional<UsageError> after_brackets(const UriPieces& pieces) {
  const auto close = pieces.authority.find(']');
  if (!pieces.authority.starts_with('[') || close == std::string_view::npos) return std::nullopt;
  const std::string_view address = pieces.authority.substr(0, close + 1);
  const std::string_view rest = pieces.authority.substr(close + 1);
  if (rest.empty() || rest.starts_with(':') || !host(address)) return std::nullopt;
  return UsageError{fmt::format("more follows '{1}': write {0}://{1}, or {0}://{1}:PORT",
                                pieces.scheme, address)};
}

using Kind = IgnoredParameter::Kind;

constexpr std::string_view where_kept = " where a connection is kept";

constexpr std::array parameters{
    IgnoredParameter{"timeout", Kind::option, "timeout"},
    IgnoredParameter{"connect_timeout", Kind::option, "timeout"},
    IgnoredParameter{"socket_connect_timeout", Kind::option, "timeout"},
    IgnoredParameter{"dial_timeout", Kind::option, "timeout"},
    IgnoredParameter{"read_timeout", Kind::option, "read-timeout"},
    IgnoredParameter{"socket_timeout", Kind::option, "read-timeout"},
    IgnoredParameter{"persistent_id", Kind::option, "persistent-id", where_kept},
    IgnoredParameter{"persistent", Kind::option, "persistent", where_kept},
    IgnoredParameter{"password", Kind::login},
    IgnoredParameter{"pass", Kind::login},
    IgnoredParameter{"auth", Kind::login},
    IgnoredParameter{"user", Kind::login},
    IgnoredParameter{"username", Kind::login},
    IgnoredParameter{"ssl", Kind::tls},
    IgnoredParameter{"tls", Kind::tls},
};

std::string advice_on(const IgnoredParameter& parameter) {
  switch (parameter.kind) {
    case Kind::login:
      return "a URI has it before its host: redis://USER:PASSWORD@HOST";
    case Kind::tls:
      return "for TLS, write rediss://";
    case Kind::option:
      break;
  }
  return fmt::format("--{} sets it{}", parameter.option, parameter.note);
}

}  // namespace

UsageError unclear_user_info(std::string_view scheme) {
  return UsageError{fmt::format(
      "it is not clear where the user info of this {}:// URI ends (not shown, as it may be a "
      "password): in a password or a path, write '@' as %40, '/' as %2F and '?' as %3F",
      scheme)};
}

UsageError bad_port(std::string_view scheme, std::string_view port) {
  const UsageError problem = port_problem("HOST:", port);
  if (problem.message.starts_with("port ")) return problem;
  if (text::is_unset_variable(port)) {
    return UsageError{"the port is a variable that was not replaced"};
  }
  return UsageError{
      fmt::format("the port is not in 0..{} (not shown, as it may be a password): write "
                  "{}://[[USER:]PASSWORD@]HOST[:PORT][/DB]",
                  last_port, scheme)};
}

std::optional<UsageError> cut_password(const UriPieces& pieces, bool unix_socket) {
  if (!unix_socket && (has(pieces.path, "@") || has(pieces.query, "@"))) {
    return unclear_user_info(pieces.scheme);
  }
  if (!pieces.user_info) return std::nullopt;
  // Without user info there is no password that could continue in the path.
  if (has(pieces.path, "@/")) return unclear_user_info(pieces.scheme);
  if (holds_host_and_port(*pieces.user_info)) return several_hosts(pieces.scheme);
  return std::nullopt;
}

std::optional<UsageError> unclear_authority(const UriPieces& pieces) {
  const std::string_view text = pieces.authority;
  if (text.find_first_of(",;") != std::string_view::npos) {
    if (!has(text, "=")) return several_hosts(pieces.scheme);
    return UsageError{
        fmt::format("these are settings as other tools take them: write {}", in_uri_form(text))};
  }
  if (text::has_control(text) || has(text, " ")) {
    return UsageError{fmt::format(
        "there is white space, or a control character, in its host or port: write {}://HOST:PORT",
        pieces.scheme)};
  }
  if (auto error = number_as_host(pieces)) return error;
  if (auto error = without_brackets(pieces)) return error;
  return after_brackets(pieces);
}

std::optional<UsageError> path_instead_of_database(const UriPieces& pieces) {
  if (pieces.path.size() < 2 || is_number(pieces.path.substr(1))) return std::nullopt;
  if (pieces.path.find_first_of(",;=") != std::string_view::npos) {
    return UsageError{fmt::format("settings follow the database: write {}", in_uri_form(""))};
  }
  const auto start = pieces.path.find_first_not_of('/');
  const std::string_view inner =
      start == std::string_view::npos
          ? std::string_view{}
          : pieces.path.substr(start, pieces.path.find_last_not_of('/') + 1 - start);
  if (inner.empty() || is_number(inner)) {
    return UsageError{fmt::format("there is a '/' too many: write {}://HOST:PORT{}", pieces.scheme,
                                  inner.empty() ? "" : fmt::format("/{}", inner))};
  }
  const bool socket = has(pieces.path.substr(1), "/") || has(pieces.path, ".sock");
  if (text::has_control(pieces.path) || has(pieces.path, " ")) {
    return UsageError{fmt::format(
        "there is white space, or a control character, after its database: write {}://HOST:PORT/DB",
        pieces.scheme)};
  }
  if (!socket) return std::nullopt;
  // Not quoted after user info: it may be the rest of a password.
  const bool whole = pieces.authority.empty() && !pieces.user_info;
  return UsageError{
      fmt::format("what follows the host is no database but a path: a unix socket is written {}{}",
                  whole ? fmt::format("unix://{}", pieces.path) : "unix:///PATH",
                  find_scheme(pieces.scheme)->tls ? ", with --tls" : "")};
}

const IgnoredParameter* find_ignored_parameter(std::string_view key) {
  const auto* const found = std::ranges::find(parameters, key, &IgnoredParameter::key);
  return found == parameters.end() ? nullptr : found;
}

std::string ignored_parameter(std::string_view key, bool has_value) {
  // Without a value, it may be a part of something else.
  if (!has_value) return "a word without '=' in the query of a URI is ignored";
  std::string text = fmt::format("'{}' in the query of a URI is ignored", key);
  const IgnoredParameter* const found = find_ignored_parameter(key);
  if (found != nullptr) text += fmt::format(": {}", advice_on(*found));
  return text;
}

}  // namespace rconn::cli
