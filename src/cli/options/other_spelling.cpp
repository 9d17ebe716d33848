#include "cli/options/other_spelling.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "cli/options/host.hpp"
#include "cli/options/number.hpp"
#include "cli/options/scheme.hpp"
#include "cli/options/text/unset_variable.hpp"
#include "cli/options/tool_settings.hpp"
#include "phpredis/address.hpp"

namespace rconn::cli {
namespace {

constexpr std::string_view blanks = " \t\r\n\v\f";
constexpr std::string_view separators = " \t\r\n\v\f,;|";
constexpr std::string_view scheme_end = "://";
constexpr std::string_view scheme_letters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-";

std::optional<int> port_in(std::string_view text) {
  const auto port = is_number(text) ? port_number(text) : Parsed<int>(UsageError{});
  return port && port.value() != 0 ? std::optional(port.value()) : std::nullopt;
}

bool is_blank(char c) { return blanks.find(c) != std::string_view::npos; }

UsageError several_hosts() {
  return UsageError{
      "several hosts in one target: give each as a target of its own, HOST:PORT or redis://HOST"};
}

// "NAME=redis://HOST", "- redis://HOST": a line of a file of variables, or of a list in YAML.
std::optional<UsageError> text_before(std::string_view text) {
  const auto end = text.find(scheme_end);
  if (end == std::string_view::npos || text.starts_with("jdbc:")) return std::nullopt;
  const auto start = text.substr(0, end).find_last_not_of(scheme_letters);
  if (start == std::string_view::npos) return std::nullopt;
  // More settings may follow.
  const bool more = text.find_first_of(separators, end) != std::string_view::npos;
  if (more || find_scheme(text.substr(start + 1, end - start - 1)) == nullptr) return std::nullopt;
  if (separators.find(text[start]) != std::string_view::npos && !is_blank(text[start])) {
    return several_hosts();
  }
  if (text[start] == '=') {
    return UsageError{
        "a variable's name and '=' stand before the URI: give only what follows the '='"};
  }
  return UsageError{"there is more than a URI: leave out what stands before its scheme"};
}

std::optional<UsageError> settings(std::string_view text) {
  const auto equals = text.find('=');
  const bool separated = text.find_first_of(separators) != std::string_view::npos;
  // With an '@' it is more likely user info: host() says what to write.
  const bool user_info = text.find('@') != std::string_view::npos && !separated;
  if (text.starts_with('{') && !text.starts_with("{{")) {
    return UsageError{fmt::format("a target is no JSON: write {}", in_uri_form(""))};
  }
  if (equals == std::string_view::npos || user_info) return std::nullopt;
  // What follows a scheme or a '?' is part of a URI.
  if (text.find(scheme_end) < equals || (text.find('?') < equals && !separated)) {
    return std::nullopt;
  }
  return UsageError{
      fmt::format("these are settings as other tools take them: write {}", in_uri_form(text))};
}

// "redis//HOST".
std::optional<UsageError> without_colon(std::string_view text) {
  const auto slashes = text.find("//");
  if (slashes == std::string_view::npos) return std::nullopt;
  const Scheme* const scheme = find_scheme(text.substr(0, slashes));
  if (scheme == nullptr) return std::nullopt;
  return UsageError{fmt::format("the ':' after '{0}' is missing: write {0}://{1}", scheme->name,
                                scheme->unix_socket ? "/PATH" : "HOST[:PORT]")};
}

// A scheme without "//" after it. A host may have the name of a scheme, so what follows counts.
std::optional<UsageError> bare_scheme(std::string_view text) {
  const auto colon = text.find(':');
  if (text.starts_with("jdbc:")) {
    return UsageError{"leave out 'jdbc:': write redis://[[USER:]PASSWORD@]HOST[:PORT][/DB]"};
  }
  if (colon == std::string_view::npos) return without_colon(text);
  const Scheme* const scheme = find_scheme(text.substr(0, colon));
  const std::string_view rest = text.substr(colon + 1);
  if (scheme == nullptr || is_number(rest) || rest.empty()) return std::nullopt;
  if (text::is_unset_variable(rest)) return std::nullopt;
  if (!scheme->unix_socket) {
    return UsageError{fmt::format(
        "'{0}:' is not followed by a port number; a URI has '//' after it: {0}://HOST[:PORT]",
        scheme->name)};
  }
  const auto path = socket_path(rest);
  const bool plain = path && rest.find_first_of("@?") == std::string_view::npos;
  return UsageError{fmt::format("a socket is written {}://{}", scheme->name,
                                plain ? path.value() : std::string("/PATH"))};
}

// "redis:tcp://10.0.0.1:6379", which HOST:$REDIS_PORT gives.
bool ends_with_service_variable(std::string_view before) {
  return before.ends_with(":tcp") || before.ends_with(":udp");
}

bool is_plain_host(std::string_view text) {
  return !text.empty() && !text.starts_with('/') &&
         text.find_first_of("@:") == std::string_view::npos && host(text);
}

std::optional<UsageError> separated(std::string_view text) {
  const auto at = text.find_first_of(separators);
  if (text.find("{{") != std::string_view::npos) {
    return UsageError{"a template was not filled in: it contains '{{'"};
  }
  if (at == std::string_view::npos) return std::nullopt;
  const auto next = text.find_first_not_of(separators, at);
  const std::string_view first = text.substr(0, at);
  const std::string_view second = text.substr(std::min(next, text.size()));
  const auto port = port_in(second);
  if (port && (is_plain_host(first) || is_ipv6_literal(first))) {
    return UsageError{fmt::format("a ':' stands between host and port: write {}",
                                  phpredis::address(first, *port))};
  }
  if (!is_blank(text[at])) return several_hosts();
  if (text.starts_with('-')) {
    return UsageError{"there is an option in it: give the target only, HOST:PORT or a URI"};
  }
  return UsageError{
      "there is white space in it: give one target, HOST:PORT or redis://HOST:PORT, without any"};
}

// "HOST/DB", "HOST:PORT/DB".
std::optional<UsageError> with_database(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view head = text.substr(0, slash);
  const std::string_view database = text.substr(slash + 1);
  const auto colon = head.find_last_of(":]");
  const bool has_port = colon != std::string_view::npos && head[colon] == ':' &&
                        (head.starts_with('[') || head.find(':') == colon);
  const std::string_view name = has_port ? head.substr(0, colon) : head;
  if (name != "0" && is_number(name) && is_number(database) && port_in(name)) {
    return UsageError{fmt::format("a number is no host: write redis://HOST:{}/DB", name)};
  }
  const bool valid = !is_number(name) && host(name) && !name.starts_with('/') &&
                     (!has_port || port_in(head.substr(colon + 1)));
  if (!valid || !(database.empty() || is_number(database))) return std::nullopt;
  if (database.empty()) return UsageError{fmt::format("leave out the '/' at the end: {}", head)};
  const auto number = database_number(database);
  if (!number) return about("database", number.error());
  // A URI takes an IPv6 address only in brackets.
  const bool bare = !has_port && is_ipv6_literal(name);
  return UsageError{
      fmt::format("a database needs a URI or -n: write redis://{0}{1}{2}/{3}, or {1} -n {3}",
                  bare ? "[" : "", head, bare ? "]" : "", number.value())};
}

std::string dotted(std::string_view text) {
  unsigned long long number = 0;
  for (const char c : text) {
    number = number * 10 + static_cast<unsigned>(c - '0');
    if (number > 0xffffffffULL) return {};
  }
  const in_addr address{htonl(static_cast<std::uint32_t>(number))};
  std::array<char, INET_ADDRSTRLEN> room{};
  return ::inet_ntop(AF_INET, &address, room.data(), room.size());
}

// getaddrinfo takes a number for an IPv4 address: 6380 for 0.0.24.236. 0 is no port, and commonly
// stands for this machine.
std::optional<UsageError> bare_number(std::string_view text) {
  if (text.starts_with(':') && port_in(text.substr(1))) {
    return UsageError{fmt::format(
        "the host before the port is empty: write HOST{0}, for this machine 127.0.0.1{0}", text)};
  }
  if (!is_number(text) || text == "0") return std::nullopt;
  if (const auto port = port_in(text)) {
    return UsageError{fmt::format(
        "a number is no host: for this port, write HOST:{0}, on this machine 127.0.0.1:{0} (or "
        "--port {0})",
        *port)};
  }
  const std::string address = dotted(text);
  const bool may_be_address = text.size() >= 8 && !address.empty();  // 16777216 is 1.0.0.0
  return UsageError{
      fmt::format("a number is no host, and as a port it is not in 0..{}{}", last_port,
                  may_be_address ? fmt::format(": as an address, write {}", address) : "")};
}

std::optional<UsageError> without_brackets(std::string_view text) {
  const auto found = split_bare_ipv6(text);
  if (!found || (found->is_address && found->port < least_likely_port)) return std::nullopt;
  const std::string with_port = phpredis::address(found->host, found->port);
  if (!found->is_address) {
    return UsageError{
        fmt::format("an IPv6 address with a port needs brackets: write {}", with_port)};
  }
  return UsageError{fmt::format("this is an IPv6 address, or one with a port: write [{}] or {}",
                                text, with_port)};
}

}  // namespace

std::optional<UsageError> other_spelling(std::string_view text) {
  if (text.starts_with('/')) return std::nullopt;
  const auto end = text.find(scheme_end);
  if (end != std::string_view::npos && ends_with_service_variable(text.substr(0, end))) {
    return UsageError{
        fmt::format("an address stands where the port belongs; {}", service_variable)};
  }
  if (auto error = text_before(text)) return error;
  if (auto error = settings(text)) return error;
  if (end != std::string_view::npos) {
    if (text.starts_with("jdbc:")) return bare_scheme(text);
    return several_targets(text);
  }
  if (text.find('@') != std::string_view::npos) return std::nullopt;  // host() explains it
  if (auto error = separated(text)) return error;
  if (text.find('?') != std::string_view::npos) {
    return UsageError{"what follows a '?' needs a URI: write redis://HOST:PORT/DB"};
  }
  if (auto error = bare_scheme(text)) return error;
  if (auto error = with_database(text)) return error;
  if (auto error = bare_number(text)) return error;
  return without_brackets(text);
}

std::optional<UsageError> several_targets(std::string_view uri) {
  const auto first = uri.find(scheme_end);
  const auto second = uri.find(scheme_end, first + scheme_end.size());
  if (second == std::string_view::npos) return std::nullopt;
  const std::string_view before = uri.substr(0, second);
  const auto start = before.find_last_not_of(scheme_letters);
  const bool is_scheme = find_scheme(before.substr(start + 1)) != nullptr;
  if (is_scheme && separators.find(uri[start]) != std::string_view::npos) {
    return UsageError{"several URIs in one: give each as a target of its own"};
  }
  // Before an '@' it may be part of a password.
  if (uri.find('@', second) != std::string_view::npos) return std::nullopt;
  if (ends_with_service_variable(before)) {
    return UsageError{fmt::format("a URI stands where the port belongs; {}", service_variable)};
  }
  if (is_scheme && uri[start] == '/')
    return UsageError{"there is a URI within the URI: leave out one of the schemes"};
  return std::nullopt;
}

}  // namespace rconn::cli
