// Parses a target: a URI, or a short form (HOST, HOST:PORT, [::1]:6379, /PATH).
// Entry points: from_uri(), from_argument(). Pure. Options supply what the text does not give.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options/usage.hpp"
#include "connector/values/security/secret.hpp"
#include "connector/values/target.hpp"

namespace rconn::cli {

struct TargetSpec {
  std::string shown;  // as given, without the password; of the query only the database
  std::string host;   // validated by host()
  int port = 0;       // 0: not given
  bool tls = false;
  std::optional<std::string> user;
  std::optional<Secret> password;
  std::optional<int> database;
  TargetOrigin origin = TargetOrigin::argument;
  std::vector<std::string> warnings;
  std::string name = {};  // "prod" for "@prod": the configuration file tells the rest
  std::vector<std::string> ignored = {};  // keys of the query that are; each has a warning
};

// What begins the name of a target of the configuration file, where a target is expected.
inline constexpr char name_mark = '@';

// Schemes: redis rediss valkey valkeys tcp tls unix redis+unix valkey+unix redis-socket.
// The user info ends at the last '@' and is percent-decoded. An empty user means none; user info
// without a colon is a password. /N, ?db=N or ?database=N is the database. An empty host means
// 127.0.0.1. Errors never quote what may be a password.
Parsed<TargetSpec> from_uri(std::string_view text);

// Accepts a URI or any of the short forms.
Parsed<TargetSpec> from_argument(std::string_view text);

// Accepts also "@NAME": then only `shown` and `name` are set.
Parsed<TargetSpec> from_argument_or_name(std::string_view text);

// Whether a target of the configuration file may have this name: 1 to 64 letters, digits, '-', '_'
// and '.', the first no '.' or '-'.
bool is_target_name(std::string_view text);

}  // namespace rconn::cli
