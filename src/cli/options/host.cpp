#include "cli/options/host.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/un.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "cli/options/number.hpp"
#include "cli/options/text/outer_marks.hpp"
#include "cli/options/text/unset_variable.hpp"
#include "cli/options/text/utf8.hpp"

namespace rconn::cli {
namespace {

constexpr std::size_t max_path_size = sizeof(sockaddr_un::sun_path) - 1;
constexpr std::size_t max_name_size = 253;
constexpr std::size_t max_scope_size = 15;  // IFNAMSIZ, less the NUL

bool is_literal(int family, std::string_view host) {
  const auto percent = host.find('%');
  if (percent != std::string_view::npos) {
    const std::string_view scope = host.substr(percent + 1);
    // No name of an interface has one of these.
    const auto is_plain = [](char c) {
      return c > ' ' && c < '\x7f' && c != '/' && c != ']' && c != ':';
    };
    if (scope.empty() || scope.size() > max_scope_size || !std::ranges::all_of(scope, is_plain)) {
      return false;
    }
  }
  in6_addr room{};
  return ::inet_pton(family, std::string(host.substr(0, percent)).c_str(), &room) == 1;
}

bool is_name_byte(char c) {
  const bool alphanumeric =
      (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return alphanumeric || c == '-' || c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_port(std::string_view text) { return is_number(text) && port_number(text); }

// What to write for an option that takes only a host.
UsageError host_and_port(std::string_view text, std::string_view host, std::string_view port) {
  return UsageError{
      fmt::format("'{}' is a host and a port: give the host '{}', and -p {}", text, host, port)};
}

// What follows the address is not quoted: it may be a password.
Parsed<std::string> bracketed(std::string_view text) {
  const auto close = text.find(']');
  if (close == std::string_view::npos) {
    const std::string_view inner = text.substr(1);
    return UsageError{is_ipv6_literal(inner)
                          ? fmt::format("'{}' has no closing ']': write {}]", text, text)
                          : "its '[' has no closing ']': write [::1]"};
  }
  const std::string_view inner = text.substr(1, close - 1);
  if (!is_ipv6_literal(inner) && !is_ipv4_literal(inner)) {
    // With a ':' it may be a user and a password.
    const bool is_name = inner.find(':') == std::string_view::npos;
    return UsageError{
        fmt::format("{} not an IP address in brackets: write [::1], or a name without "
                    "brackets",
                    is_name ? fmt::format("'[{}]' is", inner) : "it is")};
  }
  const std::string_view rest = text.substr(close + 1);
  if (rest.empty()) return std::string(inner);
  if (rest.starts_with(':') && is_port(rest.substr(1))) {
    return host_and_port(text, inner, rest.substr(1));
  }
  if (rest.starts_with(':')) return port_problem(text.substr(0, close + 2), rest.substr(1));
  return UsageError{
      fmt::format("more follows '{0}': write {0} or {0}:PORT", text.substr(0, close + 1))};
}

// "fe80::1%", "fe80::1%eth0/64": an address with a scope that is none.
std::optional<UsageError> bad_scope(std::string_view text) {
  const std::string_view address = text.substr(0, text.find('%'));
  if (address.size() == text.size() || !is_ipv6_literal(address)) return std::nullopt;
  return UsageError{
      fmt::format("what follows '{0}%' is not the name of an interface: write {0}%eth0", address)};
}

Parsed<std::string> with_colon(std::string_view text) {
  if (const auto bare = split_bare_ipv6(text);
      bare && (!bare->is_address || bare->port >= least_likely_port)) {
    return UsageError{fmt::format(
        "'{}' {}: give {}the host '{}', and -p {}", text,
        bare->is_address ? "is an IPv6 address, or one with a port" : "is a host and a port",
        bare->is_address ? fmt::format("[{}], or ", text) : "", bare->host, bare->port)};
  }
  if (is_ipv6_literal(text)) return std::string(text);
  const auto colon = text.find(':');
  if (colon == text.rfind(':')) {
    const std::string_view port = text.substr(colon + 1);
    if (is_port(port)) return host_and_port(text, text.substr(0, colon), port);
    return port_problem(text.substr(0, colon + 1), port);
  }
  if (auto scope = bad_scope(text)) return *std::move(scope);
  // Not quoted: it may be user and password.
  return UsageError{
      "it has several ':', but is no IPv6 address: give HOST:PORT or [IPV6]:PORT as TARGET"};
}

// Whether a text that is no host may be shown: settings and lines of lists may hold a password.
bool may_be_shown(std::string_view text) {
  return text.find_first_of(",;=|") == std::string_view::npos && std::ranges::count(text, ' ') < 2;
}

UsageError odd_byte(std::string_view text, char odd) {
  const std::string subject =
      may_be_shown(text) ? fmt::format("'{}' is not a host", text) : "not a host";
  if (text::holds_unset_variable(text)) {
    return UsageError{fmt::format("{}: a variable that was not replaced", subject)};
  }
  const bool is_list = odd == ',' || odd == ';' || odd == '|';
  return UsageError{fmt::format("{}: '{}' cannot be part of a name{}", subject, odd,
                                is_list ? "; give several hosts as targets of their own" : "")};
}

// As word processors write "--host": one of U+2010 to U+2015, or U+2212.
bool begins_with_long_dash(std::string_view text) {
  return text.starts_with("\xe2\x88\x92") || (text.size() > 2 && text.starts_with("\xe2\x80") &&
                                              text[2] >= '\x90' && text[2] <= '\x95');
}

Parsed<std::string> name(std::string_view text) {
  if (is_ipv4_literal(text)) return std::string(text);
  // getaddrinfo takes it for an address. 0 commonly stands for this machine.
  if (text != "0" && is_number(text)) {
    return UsageError{
        fmt::format("'{}' is a number, not a host{}", text,
                    is_port(text) ? fmt::format(": give a port by -p {}", text) : "")};
  }
  if (text.size() > max_name_size) {
    return UsageError{fmt::format("a host name of {} bytes is too long (at most {}): '{}...'",
                                  text.size(), max_name_size, text.substr(0, 20))};
  }
  if (text.find('/') != std::string_view::npos) {
    if (!may_be_shown(text)) return UsageError{"not a host: it contains a '/'"};
    const auto slash = text.find('/');
    if (const auto database = database_number(text.substr(slash + 1)); database && slash != 0) {
      return UsageError{fmt::format("'{}' is a host and a database: give '{}', and -n {}", text,
                                    text.substr(0, slash), database.value())};
    }
    return UsageError{
        fmt::format("'{}' is not a host: a unix socket needs its absolute path", text)};
  }
  const auto odd = std::ranges::find_if_not(text, is_name_byte);
  if (odd != text.end()) return odd_byte(text, *odd);
  if (begins_with_long_dash(text)) {
    return UsageError{"it begins with a long dash: write '-', or '--', before an option"};
  }
  if (text.front() == '-') {
    return UsageError{fmt::format("'{}' is not a host: a name does not begin with '-'", text)};
  }
  if (!text::is_utf8(text)) return UsageError{fmt::format("'{}' is not UTF-8", text)};
  return std::string(text);
}

// Does not quote the text, because a URI may hold a password. An absolute path may contain "://".
std::optional<UsageError> refuse_uri(std::string_view text, std::string_view wanted) {
  if (text.find("://") == std::string_view::npos || text.starts_with('/')) return std::nullopt;
  return UsageError{fmt::format("a URI is not {}: give it with --uri or as TARGET", wanted)};
}

}  // namespace

bool is_ipv4_literal(std::string_view host) {
  return host.find('%') == std::string_view::npos && is_literal(AF_INET, host);
}
bool is_ipv6_literal(std::string_view host) { return is_literal(AF_INET6, host); }

std::optional<BareIpv6> split_bare_ipv6(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view digits = text.substr(colon + 1);
  // No port is written with a leading zero.
  const bool number = is_number(digits) && digits.size() <= 5 && digits.front() != '0';
  const auto port = number ? port_number(digits) : Parsed<int>(UsageError{});
  if (!port) return std::nullopt;
  const std::string_view before = text.substr(0, colon);
  const bool is_address = is_ipv6_literal(text);
  // "::6380" and ":::6380" are how some tools show a port of every address.
  if (before == ":" && port.value() >= least_likely_port)
    return BareIpv6{"::1", port.value(), is_address};
  if (before == "::") return BareIpv6{"::1", port.value(), is_address};
  if (!is_ipv6_literal(before)) return std::nullopt;
  return BareIpv6{before, port.value(), is_address};
}

Parsed<std::string> socket_path(std::string_view text) {
  if (auto refused = refuse_uri(text, "a path")) return *std::move(refused);
  if (!text.starts_with('/')) {
    // Not quoted: it may hold a password.
    if (text.find_first_of("@=") != std::string_view::npos) {
      return UsageError{"that is not an absolute path: write /PATH"};
    }
    if (text.empty()) return UsageError{"the path is empty: give /PATH"};
    return UsageError{fmt::format("'{}' is not an absolute path: write /PATH", text)};
  }
  if (text.starts_with("//") && text.find('@') != std::string_view::npos) {
    return UsageError{
        "that is not a path, but a URI without its scheme: redis://USER:PASSWORD@HOST"};
  }
  if (text::has_control(text)) {
    return UsageError{fmt::format("'{}' contains a control character", text)};
  }
  if (text.size() > max_path_size) {
    return UsageError{fmt::format("a socket path of {} bytes is too long (at most {}): '{}'",
                                  text.size(), max_path_size, text)};
  }
  return std::string(text);
}

Parsed<std::string> host(std::string_view text) {
  if (text.empty()) return UsageError{"the host is empty: is a variable unset?"};
  if (auto marked = text::outer_marks(text)) return UsageError{*std::move(marked)};
  if (auto refused = refuse_uri(text, "a host")) return *std::move(refused);
  if (text.starts_with('/')) return socket_path(text);
  if (text.starts_with('@')) {  // not quoted: it may be what is left of user and password
    return UsageError{
        "a host has no '@': @NAME, a target of the configuration file, stands only where a command "
        "takes TARGET"};
  }
  if (text.find('@') != std::string_view::npos) {  // not quoted: it may hold a password
    return UsageError{"user and password do not belong in a host: redis://USER:PASSWORD@HOST"};
  }
  if (text::has_control(text)) {
    return UsageError{fmt::format("'{}' contains a control character", text)};
  }
  if (text.starts_with('[')) return bracketed(text);
  if (text.find(':') != std::string_view::npos) return with_colon(text);
  return name(text);
}

Parsed<std::string> server_name(std::string_view text) {
  if (text.empty()) return UsageError{"the name is empty: give the name of the certificate"};
  if (text.find("://") != text.npos) {
    return UsageError{"a URI is not a name: give the name of the certificate"};
  }
  if (text.find('@') != text.npos) {  // not quoted: it may hold a password
    return UsageError{"a name has no '@': give the name of the certificate"};
  }
  const auto colon = text.find(':');
  if (colon == text.rfind(':') && colon != text.npos && is_port(text.substr(colon + 1))) {
    return UsageError{
        fmt::format("'{}' has a port: give the name only, {}", text, text.substr(0, colon))};
  }
  auto checked = host(text);
  if (!checked) return checked;
  const std::string& name = checked.value();
  // OpenSSL takes a leading dot as a wildcard (X509_check_host(3)).
  if (name.starts_with('/') || name.starts_with('.') || is_ipv4_literal(name) ||
      is_ipv6_literal(name)) {
    return UsageError{
        fmt::format("'{}' is not a host name: give the name of the certificate", text)};
  }
  return checked;
}

}  // namespace rconn::cli
