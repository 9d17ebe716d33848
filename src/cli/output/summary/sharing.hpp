// Which configurations share a connection: those with the same key.
// Entry point: groups(). Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/targets/configuration.hpp"
#include "phpredis/outcome.hpp"
#include "phpredis/release.hpp"

namespace rconn::cli {

// What a release makes of a configuration.
struct Derivation {
  const phpredis::Release* release;
  const Configuration* configuration;
  phpredis::Outcome outcome;

  // Nothing where the call is rejected.
  [[nodiscard]] const phpredis::Opening* opening() const;
  // The key that decides who shares a connection: the pool's, else the stream's; nothing where no
  // connection is kept, or none is made.
  [[nodiscard]] const phpredis::Parts* key() const;
};

Derivation derive(const phpredis::Release& release, const Configuration& configuration);

// Answers with one key. Those that keep no connection share with nobody.
struct Group {
  std::optional<std::string> key;
  std::vector<const Derivation*> members;
};

std::vector<Group> groups(const std::vector<Derivation>& derivations);

// What tells the keys of two groups apart, in words: "connect timeout 0.000000, not 2.500000".
std::vector<std::string> differences(const phpredis::Parts& one, const phpredis::Parts& other);

}  // namespace rconn::cli
