// Finds targets in the spelling of other tools, or of other variables, and says how to write them.
// Entry points: other_spelling() for a text that is no URI, several_targets() for one that is.
// Pure. Quotes only what parsed as a host, a port, a database or a socket path: anything else may
// be a password.
#pragma once

#include <optional>
#include <string_view>

#include "cli/options/usage.hpp"

namespace rconn::cli {

// What a Kubernetes Service puts into $NAME_PORT, and what to give instead.
inline constexpr std::string_view service_variable =
    "in Kubernetes, $REDIS_PORT of a Service named redis holds tcp://ADDRESS:PORT, which is a "
    "target by itself; the number is in $REDIS_SERVICE_PORT";

// None if the text may be one of the short forms.
std::optional<UsageError> other_spelling(std::string_view text);

// More than one target, or a URI within another, in the text of a URI.
std::optional<UsageError> several_targets(std::string_view uri);

}  // namespace rconn::cli
