// Text output for a call by the rules of a phpredis release.
// Entry points: plain_text() for the one line, range_table() for all releases, explanation_text().
// Pure. Only plain_text() is not escaped: escape it before printing to a terminal.
#pragma once

#include <string>
#include <vector>

#include "cli/options/command.hpp"
#include "cli/output/summary/sharing.hpp"

namespace rconn::cli {

// The key or the address. Empty if there is none; note() then says why.
std::string plain_text(const Derivation& derivation, CommandId command);

// A remark on the plain text; usually empty.
std::string note(const Derivation& derivation, CommandId command);

// Consecutive releases with the same result.
struct Range {
  const Derivation* first;
  const Derivation* last;
};

// `derivations` are those of one configuration, oldest release first.
std::vector<Range> ranges(const std::vector<Derivation>& derivations, CommandId command);

std::string range_table(const std::vector<Range>& ranges, CommandId command);

// Each part of address and key, the settings without effect, the timeouts, and what happens to the
// connection.
std::string explanation_text(const Derivation& derivation);

}  // namespace rconn::cli
