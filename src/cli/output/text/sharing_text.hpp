// Text output of which configurations share a connection.
// Entry point: sharing_text(). Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/output/summary/sharing.hpp"

namespace rconn::cli {

// The groups by key, their members, and how each differs from the first. With `workers`, also the
// number of connections.
std::string sharing_text(const std::vector<Derivation>& derivations,
                         std::optional<unsigned> workers);

}  // namespace rconn::cli
