#include "connector/diagnosis/rules/permission.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "connector/diagnosis/rules/peer_words.hpp"
#include "connector/values/text/lower_case.hpp"

namespace rconn {
namespace {

// Commands that are permitted by subcommand, of those that rconn sends.
bool has_subcommands(std::string_view command) {
  constexpr std::array<std::string_view, 5> known{"cluster", "config", "sentinel", "function",
                                                  "client"};
  return std::ranges::find(known, command) != known.end();
}

// "INFO replication" is permitted as "info", "CLUSTER NODES" as "cluster|nodes".
std::string permitted_as(const std::string& command) {
  const std::string words = lower_case(command);
  const std::size_t space = words.find(' ');
  const std::string first = words.substr(0, space);
  if (space == std::string::npos || !has_subcommands(first)) return first;
  const std::size_t from = space + 1;
  return first + "|" + words.substr(from, words.find(' ', from) - from);
}

std::string first_part(const std::string& name) { return name.substr(0, name.find('|')); }

// The command as it is written, without arguments.
std::string in_capitals(std::string name) {
  std::ranges::replace(name, '|', ' ');
  for (char& c : name) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return name;
}

// As which the connection is logged in. Over TLS, the certificate of the client may decide.
Detail user_of(const Case& what, const std::string& words) {
  constexpr std::size_t most = 255;
  const std::string named = words_between(words, "NOPERM User ", " has no permissions");
  if (!named.empty() && named.size() <= most) return named;
  if (what.report.user) return own_words(*what.report.user);
  const TargetFacts& target = what.evidence.target;
  return target.tls && !target.has_password ? "NAME" : "default";
}

// As a pattern of ACL SETUSER that covers the key. Patterns hold no white space, which '?' matches.
std::string pattern_of(const std::string& key) {
  std::string pattern;
  for (const char c : key) {
    if (static_cast<unsigned char>(c) <= ' ') {
      pattern += '?';
      continue;
    }
    if (std::string_view("*?[]\\").find(c) != std::string_view::npos) pattern += '\\';
    pattern += c;
  }
  return pattern;
}

// Redis 6 and 7.0 name the argument; later versions, which know patterns for reading only, do not.
Detail key_permission(const std::string& key, const std::string& words) {
  const bool is_old = holds(words, "one of the keys");
  return own_words((is_old ? "~" : "%R~") + pattern_of(key));
}

}  // namespace

std::optional<MissingPermission> missing_permission(const Case& what) {
  const auto& asked = what.evidence.command;
  if (what.fault() != Fault::no_permission || !asked) return std::nullopt;
  const std::string words = peer_words(what.report.failure->detail);
  MissingPermission missing;
  missing.user = user_of(what, words);
  missing.user_is_known = words.find("NOPERM User ") != std::string::npos || what.report.user ||
                          what.evidence.target.has_password;
  const std::string own = permitted_as(asked->command);
  if (holds(words, "one of the keys") || holds(words, "to access a key") || holds(words, "' key")) {
    if (asked->key.empty()) return std::nullopt;
    missing.is_key = true;
    missing.permission = key_permission(asked->key, words);
    return missing;
  }
  const std::string named = lower_case(words_between(words, "permissions to run the '", "'"));
  const bool unnamed = holds(words, "has no ACL permissions");  // Dragonfly
  if (!unnamed && first_part(named) != first_part(own)) return std::nullopt;
  missing.command = own_words(in_capitals(own));
  missing.permission = own_words("+" + own);
  return missing;
}

}  // namespace rconn
