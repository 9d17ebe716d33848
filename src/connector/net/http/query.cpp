#include "connector/net/http/query.hpp"

#include <algorithm>
#include <string>

#include "connector/values/text/utf8.hpp"

namespace rconn::net::http {
namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_text(const std::string& decoded) {
  return utf8::is_utf8(decoded) && !utf8::has_control(decoded);
}

constexpr std::string_view bad_escape = "%XX is two hexadecimal digits";
constexpr std::string_view no_text = "a name or value is not UTF-8, or has a control character";
constexpr std::string_view too_many = "more than 64 parameters";
static_assert(max_parameters == 64);

Result<std::string, std::string_view> decode(std::string_view encoded) {
  std::string decoded;
  while (!encoded.empty()) {
    const char c = encoded.front();
    std::size_t size = 1;
    if (c == '%') {
      if (encoded.size() < 3 || hex(encoded[1]) < 0 || hex(encoded[2]) < 0) return bad_escape;
      decoded += static_cast<char>(hex(encoded[1]) * 16 + hex(encoded[2]));
      size = 3;
    } else {
      decoded += c == '+' ? ' ' : c;
    }
    encoded.remove_prefix(size);
  }
  if (!is_text(decoded)) return no_text;
  return decoded;
}

}  // namespace

Result<Fields, std::string_view> parse_query(std::string_view query) {
  Fields parameters;
  while (!query.empty()) {
    const std::string_view parameter = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    if (parameter.empty()) continue;
    const auto equals = std::min(parameter.find('='), parameter.size());
    auto name = decode(parameter.substr(0, equals));
    auto value = decode(parameter.substr(std::min(equals + 1, parameter.size())));
    if (!name) return name.error();
    if (!value) return value.error();
    if (parameters.size() == max_parameters) return too_many;
    parameters.emplace_back(std::move(name).value(), std::move(value).value());
  }
  return parameters;
}

}  // namespace rconn::net::http
