#include "cli/options/host.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/un.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "cli/options/number.hpp"
#include "cli/options/text/outer_marks.hpp"
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

Parsed<std::string> bracketed(std::string_view text) {
  const auto close = text.find(']');
  if (close == std::string_view::npos) {
    return UsageError{fmt::format("'{}' has no closing ']'", text)};
  }
  const std::string_view inner = text.substr(1, close - 1);
  if (!is_ipv6_literal(inner) && !is_ipv4_literal(inner)) {
    return UsageError{fmt::format("'{}' is not an IP address in brackets", text)};
  }
  if (close + 1 == text.size()) return std::string(inner);
  return UsageError{fmt::format(
      "'{}' is more than a host: give the host '{}' and the port separately (-p)", text, inner)};
}

Parsed<std::string> with_colon(std::string_view text) {
  if (const auto bare = split_bare_ipv6(text);
      bare && (!bare->is_address || bare->port >= least_likely_port)) {
    return UsageError{
        fmt::format("'{}' may be read with a port: give the host '{}' and the port "
                    "separately (-p){}",
                    text, bare->host, bare->is_address ? fmt::format(", or [{}]", text) : "")};
  }
  if (is_ipv6_literal(text)) return std::string(text);
  const auto colon = text.find(':');
  if (colon == text.rfind(':')) {
    const std::string_view port = text.substr(colon + 1);
    const bool digits = port.find_first_not_of("0123456789") == std::string_view::npos;
    return UsageError{
        fmt::format("'{}' contains a port: give the host '{}' and the port separately (-p)",
                    // Not quoted whole: it may be a password.
                    digits ? text : text.substr(0, colon + 1), text.substr(0, colon))};
  }
  // Not quoted: it may be user and password.
  return UsageError{"it is no IPv6 address, and a name has no ':'"};
}

// Whether a text that is no host may be shown: settings and lines of lists may hold a password.
bool may_be_shown(std::string_view text) {
  return text.find_first_of(",;=|") == std::string_view::npos && std::ranges::count(text, ' ') < 2;
}

UsageError odd_byte(std::string_view text, char odd) {
  const std::string subject =
      may_be_shown(text) ? fmt::format("'{}' is not a host", text) : "not a host";
  const bool unset = text.find("${") != std::string_view::npos || text.starts_with('$') ||
                     text.find("{{") != std::string_view::npos;
  if (unset) return UsageError{fmt::format("{}: a variable that was not replaced", subject)};
  return UsageError{fmt::format("{}: '{}' cannot be part of a name", subject, odd)};
}

Parsed<std::string> name(std::string_view text) {
  if (is_ipv4_literal(text)) return std::string(text);
  // getaddrinfo takes it for an address. 0 commonly stands for this machine.
  if (text != "0" && text.find_first_not_of("0123456789") == std::string_view::npos) {
    return UsageError{fmt::format("'{}' is a number, not a host: a port is given with -p", text)};
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
        fmt::format("'{}' is not a host; a unix socket needs its absolute path", text)};
  }
  const auto odd = std::ranges::find_if_not(text, is_name_byte);
  if (odd != text.end()) return odd_byte(text, *odd);
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
  const bool number = !digits.empty() && digits.size() <= 5 && digits.front() != '0' &&
                      digits.find_first_not_of("0123456789") == std::string_view::npos;
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
      return UsageError{"that is not an absolute path"};
    }
    return UsageError{fmt::format("'{}' is not the absolute path of a socket", text)};
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
  if (text.empty()) return UsageError{"the host is empty"};
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
  auto checked = host(text);
  if (!checked) return checked;
  const std::string& name = checked.value();
  // OpenSSL takes a leading dot as a wildcard (X509_check_host(3)).
  if (name.starts_with('/') || name.starts_with('.') || is_ipv4_literal(name) ||
      is_ipv6_literal(name)) {
    return UsageError{fmt::format("'{}' is not a host name", text)};
  }
  return checked;
}

}  // namespace rconn::cli
