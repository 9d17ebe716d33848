#include "cli/config/allow_pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/options/host.hpp"
#include "cli/options/number.hpp"
#include "connector/values/text/lower_case.hpp"
#include "connector/values/text/split.hpp"
#include "phpredis/port.hpp"

namespace rconn::cli::config {
namespace {

constexpr char wild = '*';

bool has_wild(std::string_view text) { return text.find(wild) != std::string_view::npos; }
bool is_only_wild(std::string_view text) {
  return !text.empty() && text.find_first_not_of(wild) == std::string_view::npos;
}

// Whether '*' at this place of the pattern may stand for the letter.
bool may_stand_for(Endpoint::Kind kind, bool first, char letter) {
  if (letter == ':' || letter == '/') return false;
  return letter != '.' || first || kind != Endpoint::Kind::name;
}

// By all places of the pattern that are reached after each letter.
bool fits(std::string_view pattern, std::string_view text, Endpoint::Kind kind) {
  const auto start = pattern.find_first_not_of(wild);  // those before it are its very start
  std::vector<bool> reached(pattern.size() + 1, false);
  const auto pass_wild = [&](std::vector<bool>& places) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (places[i] && pattern[i] == wild) places[i + 1] = true;
    }
  };
  reached[0] = true;
  pass_wild(reached);
  for (const char letter : text) {
    std::vector<bool> next(pattern.size() + 1, false);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (!reached[i]) continue;
      if (pattern[i] == letter) next[i + 1] = true;
      if (pattern[i] == wild && may_stand_for(kind, i < start, letter)) next[i] = true;
    }
    pass_wild(next);
    reached = std::move(next);
  }
  return reached.back();
}

bool has_dot_segment(std::string_view path) {
  return std::ranges::any_of(
      split(path, '/'), [](std::string_view segment) { return segment == "." || segment == ".."; });
}

UsageError refused(const std::string& why) {
  return UsageError{
      fmt::format("{}; a pattern is HOST:PORT, [IPV6]:PORT or /PATH, each with '*'", why)};
}

Parsed<AllowPattern> of_socket(const std::string& text) {
  auto path = socket_path(text);
  if (!path) return std::move(path).error();
  if (has_dot_segment(text)) return refused("a path with '.' or '..' in it is never asked for");
  AllowPattern pattern{.kind = Endpoint::Kind::socket};
  pattern.host = std::move(path).value();
  return pattern;
}

Parsed<std::string> port_in(std::string_view text) {
  const bool plain = !text.empty() && text.find_first_not_of("0123456789*") == std::string::npos;
  if (plain && has_wild(text) && text.size() <= 8) return std::string(text);
  const auto port = is_number(text) ? port_number(text) : Parsed<int>(UsageError{});
  // More digits than a port has may be a password.
  if (is_number(text) && text.size() <= 5 && !port) {
    return refused(fmt::format("port {}", port.error().message));
  }
  if (!port || port.value() == 0) {
    return refused("what follows ':' is neither a port in 1..65535 nor '*'");
  }
  return std::to_string(port.value());
}

Parsed<AllowPattern> of_ipv6(std::string_view inner) {
  AllowPattern pattern{.kind = Endpoint::Kind::ipv6, .any_host = is_only_wild(inner)};
  if (pattern.any_host) return pattern;
  if (!has_wild(inner)) {
    auto checked = host(inner);
    if (!checked || !is_ipv6_literal(checked.value())) return refused("no IPv6 address in '[]'");
    const Endpoint endpoint = endpoint_of(checked.value(), 0);
    pattern.kind = endpoint.kind;
    pattern.host = endpoint.host;
    return pattern;
  }
  pattern.host = lower_case(inner);
  if (pattern.host.find_first_not_of("0123456789abcdef:*") != std::string::npos) {
    return refused("not a pattern of IPv6 addresses (one of IPv4 addresses has no '[]')");
  }
  return pattern;
}

Parsed<AllowPattern> of_host(std::string_view text) {
  AllowPattern pattern{.kind = Endpoint::Kind::name, .any_host = is_only_wild(text)};
  if (pattern.any_host) return pattern;
  std::string filled(text);
  std::ranges::replace(filled, wild, '1');  // which may stand wherever '*' may
  auto checked = host(filled);
  if (!checked) {
    return refused("it is no host with '*'");
  }
  const bool is_address = has_wild(text) && looks_like_ipv4(text, true);
  const Endpoint endpoint = has_wild(text) ? Endpoint{} : endpoint_of(text, 0);
  pattern.kind = is_address ? Endpoint::Kind::ipv4 : endpoint.kind;
  if (!has_wild(text)) {
    pattern.host = endpoint.host;
    return pattern;
  }
  pattern.host = lower_case(text);
  if (pattern.host.ends_with('.')) pattern.host.pop_back();
  return pattern;
}

Parsed<AllowPattern> parse(const std::string& text) {
  if (text.empty()) return refused("it is empty");
  std::string_view host_part = text;
  std::string_view port_part;
  bool has_port = false;
  Parsed<AllowPattern> pattern = UsageError{};
  if (text.starts_with('/')) {
    pattern = of_socket(text);
  } else if (text.find('@') != std::string::npos) {
    return refused("it has an '@': user and password do not stand here");
  } else if (text.find('/') != std::string::npos) {
    return refused(text.find("://") != std::string::npos
                       ? "it has a scheme: leave that out"
                       : "it has a '/' (write a network as 10.1.2.*)");
  } else if (text.starts_with('[')) {
    const auto close = text.find(']');
    if (close == std::string::npos) return refused("it has no closing ']'");
    host_part = host_part.substr(1, close - 1);
    port_part = std::string_view(text).substr(close + 1);
    has_port = port_part.starts_with(':');
    if (!has_port && !port_part.empty()) return refused("what follows ']' is no port");
    pattern = of_ipv6(host_part);
  } else {
    const auto colon = text.find(':');
    if (colon != text.rfind(':')) return refused("an IPv6 address stands in '[]'");
    has_port = colon != std::string::npos;
    if (has_port) port_part = host_part.substr(colon);
    pattern = of_host(host_part.substr(0, colon));
  }
  if (!pattern) return pattern;
  auto port = has_port ? port_in(port_part.substr(1)) : std::to_string(phpredis::default_port);
  if (!port) return std::move(port).error();
  pattern.value().port = std::move(port).value();
  pattern.value().text = text;
  return pattern;
}

// How much of a text that is no pattern may be quoted: what follows a host may be a password.
std::string_view shown_part(std::string_view text) {
  if (text.find_first_of("@=") != text.npos || text.find("://") != text.npos) return "";
  if (text.starts_with('/') || is_ipv6_literal(text)) return text;
  if (!text.starts_with('[')) {
    const auto colon = text.find(':');
    return text.substr(0, colon == text.npos || colon == 0 ? colon : colon + 1);
  }
  const auto end = text.find_first_not_of("0123456789abcdefABCDEF.:*", 1);
  return end == text.npos || text[end] != ']' ? "" : text.substr(0, end + 1);
}

}  // namespace

Parsed<AllowPattern> parse_pattern(const std::string& text) {
  auto pattern = parse(text);
  const std::string_view shown = shown_part(text);
  if (pattern || shown.empty()) return pattern;
  return UsageError{fmt::format("'{}': {}", shown, pattern.error().message)};
}

bool matches(const AllowPattern& pattern, const Endpoint& endpoint) {
  using Kind = Endpoint::Kind;
  const bool any =
      pattern.any_host && (endpoint.kind == pattern.kind ||
                           (endpoint.kind == Kind::ipv4 && pattern.kind == Kind::name));
  if (!any && endpoint.kind != pattern.kind) return false;
  if (endpoint.kind == Kind::socket && has_dot_segment(endpoint.host)) return false;
  if (!any && !fits(pattern.host, endpoint.host, endpoint.kind)) return false;
  return endpoint.kind == Kind::socket ||
         fits(pattern.port, std::to_string(endpoint.port), Kind::ipv4);
}

}  // namespace rconn::cli::config
