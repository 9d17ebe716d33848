// An address or a run id that a peer sent, as it may be shown.
// Entry point: peer_word(). Pure.
#pragma once

#include <string>

#include "connector/values/target.hpp"

namespace rconn {

// The text, or `withheld` where it holds a password of the target. The host that the user named is
// always shown.
std::string peer_word(const std::string& text, const Target& target);

}  // namespace rconn
