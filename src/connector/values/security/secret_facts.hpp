// Where a password came from, and what about it is suspicious, without showing any of it.
// Entry points: SecretFacts, facts_of().
#pragma once

#include <string_view>

namespace rconn {

enum class SecretSource { none, option, file, environment, uri, prompt };

struct SecretFacts {
  SecretSource source = SecretSource::none;
  bool has_line_end = false;     // CR or LF at its start or end
  bool has_outer_space = false;  // other white space there
  bool is_quoted = false;        // in one pair of quotes
};

SecretFacts facts_of(std::string_view secret, SecretSource source);

}  // namespace rconn
