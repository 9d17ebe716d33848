// Which configurations share a connection, for people.
// Entry point: sharing_text(). Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/output/summary/sharing.hpp"

namespace rconn::cli {

// The groups by key, who is in them, and what tells each from the first. With `workers`, how many
// connections that makes.
std::string sharing_text(const std::vector<Derivation>& derivations,
                         std::optional<unsigned> workers);

}  // namespace rconn::cli
