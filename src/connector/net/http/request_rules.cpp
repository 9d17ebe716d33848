#include "connector/net/http/request_rules.hpp"

#include <algorithm>

namespace rconn::net::http {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_visible(char c) { return c > ' ' && c < '\x7f'; }

// Of a name, an address, a port, or an escape in a name (RFC 3986 §3.2.2).
bool is_of_host(char c) {
  constexpr std::string_view others = "-._~!$&'()*+,;=%:[]";
  return is_digit(c) || is_letter(c) || others.find(c) != std::string_view::npos;
}

bool starts_with_scheme(std::string_view target, std::string_view scheme) {
  return std::ranges::equal(target.substr(0, scheme.size()), scheme, [](char a, char b) {
    return a == b || (is_letter(a) && (a | 0x20) == b);
  });
}

// What follows "http://HOST".
std::optional<std::string_view> behind_host(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!starts_with_scheme(target, scheme)) continue;
    target.remove_prefix(scheme.size());
    const auto end = std::min(target.find_first_of("/?"), target.size());
    if (end == 0 || !is_host(target.substr(0, end))) return std::nullopt;
    return target.substr(end);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> origin_form(std::string_view target) {
  if (!std::ranges::all_of(target, is_visible)) return std::nullopt;
  if (target.starts_with('/')) return std::string(target);
  const auto rest = behind_host(target);
  if (!rest) return std::nullopt;
  return rest->starts_with('/') ? std::string(*rest) : "/" + std::string(*rest);
}

bool is_host(std::string_view value) { return std::ranges::all_of(value, is_of_host); }

bool is_other_version(std::string_view request_line) {
  const std::string_view line = request_line.substr(0, request_line.find_first_of("\r\n"));
  const std::string_view version = line.substr(line.rfind(' ') + 1);
  return version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) &&
         version[6] == '.' && is_digit(version[7]) && version != "HTTP/1.0" &&
         version != "HTTP/1.1";
}

bool is_folded(std::string_view lines) {
  return lines.find("\r\n ") != std::string_view::npos ||
         lines.find("\r\n\t") != std::string_view::npos;
}

}  // namespace rconn::net::http
