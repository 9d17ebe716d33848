// Variables of the environment that other programs read and rconn does not. Where nothing was
// named, one of them may hold what was meant. Entry points: unread_variable(),
// unread_secret_variable(). No value is shown: it may be a secret.
#pragma once

#include <optional>

#include "connector/values/evidence/place_facts.hpp"

namespace rconn {

// One that names another server than the default address; none if there is none.
std::optional<UnreadVariable> unread_variable();

std::optional<UnreadVariable> unread_secret_variable();

// Whether REDIS_URL is set to nothing.
bool has_empty_url();

}  // namespace rconn
