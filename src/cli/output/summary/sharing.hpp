// Groups configurations by key: those with the same key share a connection.
// Entry point: groups(). Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/targets/configuration.hpp"
#include "phpredis/outcome.hpp"
#include "phpredis/release.hpp"

namespace rconn::cli {

// The result of a configuration by the rules of a release.
struct Derivation {
  const phpredis::Release* release;
  const Configuration* configuration;
  phpredis::Outcome outcome;

  // Null if the call is rejected.
  [[nodiscard]] const phpredis::Opening* opening() const;
  // The key that determines sharing: that of the pool, else that of the stream. Null if no
  // connection is made or kept.
  [[nodiscard]] const phpredis::Parts* key() const;
};

Derivation derive(const phpredis::Release& release, const Configuration& configuration);

// Configurations with the same key. One that keeps no connection has a group of its own.
struct Group {
  std::optional<std::string> key;
  std::vector<const Derivation*> members;
};

std::vector<Group> groups(const std::vector<Derivation>& derivations);

// The differences between two keys, as text: "connect timeout 0.000000, not 2.500000".
std::vector<std::string> differences(const phpredis::Parts& one, const phpredis::Parts& other);

}  // namespace rconn::cli
