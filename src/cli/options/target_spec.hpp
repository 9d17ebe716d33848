// One text that names one target: a URI, or the short forms HOST, HOST:PORT, [::1]:6379, /PATH.
// Entry points: from_uri(), from_argument(). Pure. What a notation leaves open, options fill in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options/usage.hpp"
#include "connector/values/secret.hpp"

namespace rconn::cli {

struct TargetSpec {
  std::string shown;  // as given, the password and the query removed
  std::string host;
  int port = 0;  // 0: not given
  bool tls = false;
  std::optional<std::string> user;
  std::optional<Secret> password;
  std::optional<int> database;
  std::vector<std::string> warnings;
};

// Schemes: redis rediss valkey valkeys tcp tls unix redis+unix valkey+unix redis-socket.
// User info ends at the last '@', is percent-decoded; an empty user means none; a lone user info
// is a password. /N or ?db=N is the database (?database=N too). An empty host is 127.0.0.1.
// Errors never quote what may be a password.
Parsed<TargetSpec> from_uri(std::string_view text);

// Any of the forms.
Parsed<TargetSpec> from_argument(std::string_view text);

}  // namespace rconn::cli
