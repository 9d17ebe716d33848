#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "cli/options/host.hpp"
#include "cli/options/number.hpp"
#include "cli/options/target_spec.hpp"
#include "cli/options/text/utf8.hpp"

namespace rconn::cli {
namespace {

struct Scheme {
  std::string_view name;
  bool tls;
  bool unix_socket;
};

constexpr std::array schemes{
    Scheme{"redis", false, false},      Scheme{"rediss", true, false},
    Scheme{"valkey", false, false},     Scheme{"valkeys", true, false},
    Scheme{"tcp", false, false},        Scheme{"tls", true, false},
    Scheme{"unix", false, true},        Scheme{"redis+unix", false, true},
    Scheme{"valkey+unix", false, true}, Scheme{"redis-socket", false, true},
};

constexpr std::string_view scheme_bytes = "abcdefghijklmnopqrstuvwxyz+-";

// Compares schemes, which ignore case (RFC 3986 §3.1); `scheme` is in lower case.
bool is_same(std::string_view scheme, std::string_view text) {
  return std::ranges::equal(
      scheme, text, [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

// The pieces of a URI, still encoded: SCHEME://[USER_INFO@]AUTHORITY[/PATH][?QUERY]
struct Pieces {
  std::string_view scheme;
  std::optional<std::string_view> user_info;
  std::string_view authority;
  std::string_view path;
  std::string_view query;
};

Pieces split(std::string_view text) {
  Pieces pieces;
  const auto colon = text.find("://");
  pieces.scheme = text.substr(0, colon);
  text.remove_prefix(colon + 3);
  if (const auto mark = text.find('?'); mark != std::string_view::npos) {
    pieces.query = text.substr(mark + 1);
    text = text.substr(0, mark);
  }
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    pieces.path = text.substr(slash);
    text = text.substr(0, slash);
  }
  if (const auto at = text.rfind('@'); at != std::string_view::npos) {
    pieces.user_info = text.substr(0, at);
    text.remove_prefix(at + 1);
  }
  pieces.authority = text;
  return pieces;
}

Parsed<std::string> percent_decoded(std::string_view text, std::string_view part) {
  std::string out;
  while (!text.empty()) {
    if (text.front() != '%') {
      out += text.front();
      text.remove_prefix(1);
      continue;
    }
    unsigned value = 0;
    const std::string_view digits = text.substr(1, 2);
    const char* const last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, value, 16);
    if (digits.size() != 2 || error != std::errc{} || end != last) {
      return UsageError{
          fmt::format("a '%' in the {} is not followed by two hexadecimal digits "
                      "(write a '%' itself as %25)",
                      part)};
    }
    out += static_cast<char>(value);
    text.remove_prefix(3);
  }
  if (text::has_control(out)) {
    return UsageError{fmt::format("the {} contains a control character", part)};
  }
  return out;
}

std::optional<UsageError> read_user_info(std::string_view text, TargetSpec& spec) {
  const auto colon = text.find(':');
  const bool lone = colon == std::string_view::npos;
  auto user = percent_decoded(lone ? "" : text.substr(0, colon), "user name");
  if (!user) return std::move(user).error();
  auto password = percent_decoded(lone ? text : text.substr(colon + 1), "password");
  if (!password) return std::move(password).error();
  if (!user.value().empty()) spec.user = user.value();
  if (spec.user || !password.value().empty()) {
    spec.password.emplace(std::move(password).value());
  }
  return std::nullopt;
}

std::optional<UsageError> read_database(std::string_view text, TargetSpec& spec) {
  auto number = database_number(text);
  if (!number) return std::move(number).error();
  spec.database = number.value();
  return std::nullopt;
}

UsageError unclear_user_info(std::string_view scheme) {
  return UsageError{fmt::format(
      "it is not clear where the user info of this {}:// URI ends; it is not shown, as it may be a "
      "password: write '@' as %40, '/' as %2F and '?' as %3F in it, '@' in a path as %40",
      scheme)};
}

std::optional<UsageError> read_query(std::string_view query, std::string_view scheme,
                                     TargetSpec& spec) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    const std::string_view key = pair.substr(0, pair.find('='));
    if (key == "db" || key == "database") {
      const std::size_t value = std::min(key.size() + 1, pair.size());
      if (auto error = read_database(pair.substr(value), spec)) return error;
    } else if (key.find('@') != std::string_view::npos) {
      return unclear_user_info(scheme);  // a password with an unencoded '?'
    } else if (!key.empty()) {
      spec.warnings.push_back(fmt::format("'{}' in the query of a URI is ignored", key));
    }
  }
  return std::nullopt;
}

std::optional<UsageError> read_socket(const Pieces& pieces, TargetSpec& spec) {
  if (!pieces.authority.empty()) {
    return UsageError{fmt::format("a {}:// URI names an absolute path: write {}:///PATH",
                                  pieces.scheme, pieces.scheme)};
  }
  auto path = percent_decoded(pieces.path, "path");
  if (!path) return std::move(path).error();
  auto checked = socket_path(path.value());
  if (!checked) return std::move(checked).error();
  spec.host = std::move(checked).value();
  return std::nullopt;
}

// Does not quote the port: in "user:password" without an '@', the password is in its place.
UsageError bad_port(std::string_view scheme) {
  return UsageError{fmt::format(
      "what follows the host in this {}:// URI is not a port number (0 to 65535); it is not shown, "
      "as it may be a password: a password goes before an '@', with '/', '?' and '#' "
      "percent-encoded",
      scheme)};
}

// Refuses a URI whose password seems to hold an unencoded '/' or '?': what follows it would be
// taken as path or query, and shown.
std::optional<UsageError> cut_password(const Pieces& pieces, bool unix_socket) {
  const auto in_path = [&pieces](std::string_view end) {
    return pieces.path.find(end) != std::string_view::npos;
  };
  const bool in_query = pieces.query.find('@') != std::string_view::npos;
  if (!unix_socket && (in_path("@") || in_query)) return bad_port(pieces.scheme);
  // Without user info there is no password that could continue in the path.
  if (pieces.user_info && in_path("@/")) return unclear_user_info(pieces.scheme);
  return std::nullopt;
}

std::optional<UsageError> read_host_and_port(const Pieces& pieces, TargetSpec& spec) {
  std::string_view text = pieces.authority;
  const auto close = text.rfind(']');
  const auto colon = text.rfind(':');
  const bool bracketed = text.starts_with('[');
  const bool has_port =
      colon != std::string_view::npos &&
      (bracketed ? close != std::string_view::npos && colon > close : text.find(':') == colon);
  if (has_port) {
    const std::string_view digits = text.substr(colon + 1);
    text = text.substr(0, colon);
    if (!digits.empty()) {
      const auto port = port_number(digits);
      if (!port) return bad_port(pieces.scheme);
      spec.port = port.value();
    }
  }
  auto decoded = percent_decoded(text.empty() ? "127.0.0.1" : text, "host");
  if (!decoded) {
    // RFC 6874 writes a scope as %25eth0, but %eth0 is common.
    if (!is_ipv6_literal(text.substr(0, text.find(']')).substr(bracketed ? 1 : 0))) {
      return std::move(decoded).error();
    }
    decoded = std::string(text);
  }
  auto checked = host(decoded.value());
  if (!checked) return std::move(checked).error();
  spec.host = std::move(checked).value();
  if (spec.host.starts_with('/')) return UsageError{"a path needs a unix:// URI"};
  if (pieces.path.size() > 1) return read_database(pieces.path.substr(1), spec);
  return std::nullopt;
}

std::string shown(const Pieces& pieces, const TargetSpec& spec) {
  std::string user_info;
  if (spec.user) user_info = *spec.user;
  if (spec.password) user_info += ":***";
  if (!user_info.empty()) user_info += '@';
  return fmt::format("{}://{}{}{}", pieces.scheme, user_info, pieces.authority, pieces.path);
}

}  // namespace

Parsed<TargetSpec> from_uri(std::string_view text) {
  if (text.find("://") == std::string_view::npos) {
    return UsageError{"not a URI: write redis://HOST:PORT or unix:///PATH"};
  }
  const Pieces pieces = split(text);
  const auto* scheme = std::ranges::find_if(
      schemes, [&pieces](const Scheme& known) { return is_same(known.name, pieces.scheme); });
  if (scheme == schemes.end()) {
    std::string known;
    for (const Scheme& each : schemes) known += fmt::format(" {}", each.name);
    // Quoted only if it looks like a scheme, because it may be part of a password.
    const bool plain = pieces.scheme.find_first_not_of(scheme_bytes) == std::string_view::npos;
    return UsageError{fmt::format("unknown scheme{} (known:{})",
                                  plain ? fmt::format(" '{}'", pieces.scheme) : "", known)};
  }
  if (text.find('#') != std::string_view::npos) {
    return UsageError{"a server URI has no '#' (in a password, write it as %23)"};
  }
  if (auto error = cut_password(pieces, scheme->unix_socket)) return *std::move(error);
  TargetSpec spec;
  spec.tls = scheme->tls;
  if (pieces.user_info) {
    if (auto error = read_user_info(*pieces.user_info, spec)) return *std::move(error);
  }
  auto error = scheme->unix_socket ? read_socket(pieces, spec) : read_host_and_port(pieces, spec);
  const std::optional<int> in_path = spec.database;
  if (!error) error = read_query(pieces.query, pieces.scheme, spec);
  if (error) return *std::move(error);
  spec.shown = shown(pieces, spec);
  if (spec.database != in_path) spec.shown += fmt::format("?db={}", *spec.database);
  return spec;
}

}  // namespace rconn::cli
