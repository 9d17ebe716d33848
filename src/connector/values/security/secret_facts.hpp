// Where a password came from, and what about it is suspicious, without showing any of it.
// Entry points: SecretFacts, facts_of().
#pragma once

#include <string_view>

namespace rconn {

enum class SecretSource { none, option, file, environment, uri, prompt, command };

struct SecretFacts {
  SecretSource source = SecretSource::none;
  bool has_line_end = false;     // CR or LF at its start or end
  bool has_outer_space = false;  // other white space there, or an invisible character
  bool is_quoted = false;        // in one pair of quotes
  bool is_placeholder = false;   // ${NAME}, $NAME, $(COMMAND), {{NAME}}: never filled in
  bool is_encoded = false;       // has %HH, as in a URI
};

SecretFacts facts_of(std::string_view secret, SecretSource source);

}  // namespace rconn
