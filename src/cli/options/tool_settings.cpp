#include "cli/options/tool_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "cli/options/number.hpp"
#include "cli/options/target_spec.hpp"
#include "phpredis/address.hpp"

namespace rconn::cli {
namespace {

constexpr std::string_view general_form = "redis://[[USER:]PASSWORD@]HOST[:PORT][/DB]";

enum class Meaning { host, port, database, user, password, tls };

struct Key {
  std::string_view name;  // in lower case, without '_', '-' and '.'
  Meaning meaning;
};

// Of StackExchange.Redis, go-redis, libpq-like strings, Spring, Celery and others.
constexpr std::array keys{
    Key{"host", Meaning::host},
    Key{"hostname", Meaning::host},
    Key{"server", Meaning::host},
    Key{"servername", Meaning::host},
    Key{"addr", Meaning::host},
    Key{"address", Meaning::host},
    Key{"endpoint", Meaning::host},
    Key{"endpoints", Meaning::host},
    Key{"redishost", Meaning::host},
    Key{"port", Meaning::port},
    Key{"redisport", Meaning::port},
    Key{"db", Meaning::database},
    Key{"database", Meaning::database},
    Key{"defaultdatabase", Meaning::database},
    Key{"dbnum", Meaning::database},
    Key{"dbindex", Meaning::database},
    Key{"redisdb", Meaning::database},
    Key{"user", Meaning::user},
    Key{"username", Meaning::user},
    Key{"redisuser", Meaning::user},
    Key{"password", Meaning::password},
    Key{"pass", Meaning::password},
    Key{"passwd", Meaning::password},
    Key{"pwd", Meaning::password},
    Key{"auth", Meaning::password},
    Key{"authtoken", Meaning::password},
    Key{"requirepass", Meaning::password},
    Key{"redispassword", Meaning::password},
    Key{"ssl", Meaning::tls},
    Key{"tls", Meaning::tls},
    Key{"usessl", Meaning::tls},
    Key{"usetls", Meaning::tls},
};

struct Found {
  std::string host;
  int port = 0;
  std::optional<int> database;
  bool user = false;
  bool password = false;
  bool tls = false;
};

std::string plain_key(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c == '_' || c == '-' || c == '.') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

std::string_view without_quotes(std::string_view text) {
  const bool quoted = text.size() > 1 && (text.front() == '"' || text.front() == '\'') &&
                      text.front() == text.back();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

bool take_address(std::string_view text, Found& found) {
  const bool path = text.starts_with('/') || text.starts_with("tcp://");
  const bool plain = text.find_first_of(path ? "=@?" : "=@?/") == std::string_view::npos;
  auto spec = plain ? from_argument(text) : Parsed<TargetSpec>(UsageError{});
  if (!spec || spec.value().password || !found.host.empty()) return false;
  found.host = spec.value().host;
  if (spec.value().port != 0) found.port = spec.value().port;
  if (spec.value().database) found.database = spec.value().database;
  return true;
}

bool is_yes(std::string_view value) {
  const std::string plain = plain_key(value);
  constexpr std::array<std::string_view, 6> words{"true", "yes", "1", "on", "required", "require"};
  return std::ranges::find(words, plain) != words.end();
}

bool take_value(Meaning meaning, std::string_view value, Found& found) {
  switch (meaning) {
    case Meaning::host:
      return take_address(value, found);
    case Meaning::port: {
      const auto port = port_number(value);
      if (port) found.port = port.value();
      return static_cast<bool>(port);
    }
    case Meaning::database: {
      const auto number = database_number(value);
      if (number) found.database = number.value();
      return static_cast<bool>(number);
    }
    case Meaning::user:
      found.user = found.user || !value.empty();
      return true;
    case Meaning::password:
      found.password = found.password || !value.empty();
      return true;
    case Meaning::tls:
      found.tls = found.tls || is_yes(value);
      break;
  }
  return true;
}

// Returns false if the item cannot be read: it may be the rest of a password.
bool take_item(std::string_view item, bool is_first, Found& found) {
  const auto equals = item.find('=');
  if (equals == std::string_view::npos) return is_first && take_address(item, found);
  const std::string name = plain_key(item.substr(0, equals));
  const auto* const key = std::ranges::find(keys, name, &Key::name);
  if (key == keys.end()) return true;
  return take_value(key->meaning, without_quotes(item.substr(equals + 1)), found);
}

std::optional<Found> read(std::string_view settings) {
  constexpr std::string_view separators = " \t\r\n,;&";
  Found found;
  bool is_first = true;
  for (std::size_t at = 0; at < settings.size();) {
    const std::size_t end = std::min(settings.find_first_of(separators, at), settings.size());
    const std::string_view item = settings.substr(at, end - at);
    at = end + 1;
    if (item.empty()) continue;
    if (!take_item(item, is_first, found)) return std::nullopt;
    is_first = false;
  }
  return found.host.empty() ? std::nullopt : std::optional(std::move(found));
}

}  // namespace

std::string in_uri_form(std::string_view settings) {
  const auto found = read(settings);
  if (!found) return std::string(general_form);
  if (found->host.starts_with('/')) return fmt::format("unix://{}", found->host);
  std::string user_info;
  if (found->user || found->password) {
    user_info = fmt::format("{}:PASSWORD@", found->user ? "USER" : "");
  }
  std::string host = phpredis::address(found->host, found->port == 0 ? 6379 : found->port);
  if (found->port == 0) host.resize(host.rfind(':'));
  const std::string database = found->database ? fmt::format("/{}", *found->database) : "";
  return fmt::format("{}://{}{}{}", found->tls ? "rediss" : "redis", user_info, host, database);
}

}  // namespace rconn::cli
