#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "cli/options/host.hpp"
#include "cli/options/number.hpp"
#include "cli/options/other_spelling.hpp"
#include "cli/options/scheme.hpp"
#include "cli/options/target_spec.hpp"
#include "cli/options/text/outer_marks.hpp"
#include "cli/options/text/utf8.hpp"
#include "cli/options/uri_refusals.hpp"

namespace rconn::cli {
namespace {

using Pieces = UriPieces;

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
    const bool line_end = out.ends_with('\n') || out.ends_with('\r');
    if (!line_end) return UsageError{fmt::format("the {} contains a control character", part)};
    return UsageError{
        fmt::format("the {} ends with a line end: remove it where the value is made (echo adds "
                    "one, printf does not)",
                    part)};
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
  if (!number) return about("database", number.error());
  spec.database = number.value();
  return std::nullopt;
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
      const bool has_value = key.size() < pair.size();
      spec.warnings.push_back(ignored_parameter(key, has_value));
      spec.ignored.emplace_back(has_value ? key : "");
    }
  }
  return std::nullopt;
}

std::optional<UsageError> read_socket(const Pieces& pieces, TargetSpec& spec) {
  if (!pieces.authority.empty()) {
    // Quoted only if it can be no user info.
    const bool plain = !pieces.user_info && pieces.path.find('@') == std::string_view::npos &&
                       host(pieces.authority);
    return UsageError{fmt::format(
        "a {0}:// URI names an absolute path: write {0}:///{1}", pieces.scheme,
        plain ? fmt::format("{}{}", pieces.authority, pieces.path) : std::string("PATH"))};
  }
  if (pieces.path.empty()) {
    return UsageError{fmt::format("the path is empty: write {}:///PATH", pieces.scheme)};
  }
  auto path = percent_decoded(pieces.path, "path");
  if (!path) return std::move(path).error();
  auto checked = socket_path(path.value());
  if (!checked) return std::move(checked).error();
  spec.host = std::move(checked).value();
  return std::nullopt;
}

bool has_several_colons(std::string_view text) { return std::ranges::count(text, ':') > 1; }

std::optional<UsageError> read_host_and_port(const Pieces& pieces, TargetSpec& spec) {
  if (auto error = unclear_authority(pieces)) return error;
  if (auto error = path_instead_of_database(pieces)) return error;
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
      if (!port) return bad_port(pieces.scheme, digits);
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
  if (!checked && !bracketed && has_several_colons(text)) {
    return UsageError{fmt::format("it has several ':', but no IPv6 address: write {}://HOST:PORT",
                                  pieces.scheme)};
  }
  if (!checked) return std::move(checked).error();
  spec.host = std::move(checked).value();
  if (spec.host.starts_with('/')) {
    return UsageError{fmt::format("a path needs a unix:// URI: write unix://{}", spec.host)};
  }
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

// A text without a scheme. Quoted if it is a target by itself.
UsageError no_uri(std::string_view text) {
  if (text.empty()) return UsageError{"the URI is empty: write redis://HOST:PORT"};
  const bool plain = text.find('@') == std::string_view::npos;
  const auto spec = plain ? from_argument(text) : Parsed<TargetSpec>(UsageError{});
  if (!spec) return UsageError{"not a URI: write redis://HOST:PORT or unix:///PATH"};
  const std::string& host = spec.value().host;
  if (host.starts_with('/')) {
    return UsageError{fmt::format("'{0}' is not a URI: write unix://{0}", text)};
  }
  const bool bare = is_ipv6_literal(text);
  return UsageError{fmt::format("'{0}' is not a URI: write redis://{1}{0}{2}", text,
                                bare ? "[" : "", bare ? "]" : "")};
}

}  // namespace

Parsed<TargetSpec> from_uri(std::string_view text) {
  if (auto marked = text::outer_marks(text)) return UsageError{*std::move(marked)};
  const bool is_uri = text.find("://") != std::string_view::npos;
  if (is_uri || text.find('=') != std::string_view::npos) {
    if (auto foreign = other_spelling(text)) return *std::move(foreign);
  }
  if (!is_uri) return no_uri(text);
  const Pieces pieces = split(text);
  const Scheme* const scheme = find_scheme(pieces.scheme);
  if (scheme == nullptr) return unknown_scheme(pieces.scheme);
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
