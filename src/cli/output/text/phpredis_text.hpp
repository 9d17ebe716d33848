// What a phpredis release makes of a call, for people.
// Entry points: plain_text() for the one line, range_table() for all releases, explanation_text().
// Pure. Only the plain text has its bytes as they are: whoever prints it to a terminal escapes it.
#pragma once

#include <string>
#include <vector>

#include "cli/options/command.hpp"
#include "cli/output/summary/sharing.hpp"

namespace rconn::cli {

// The key or the address. Nothing where there is none; note() then says why.
std::string plain_text(const Derivation& derivation, CommandId command);

// What is to be known beside the plain text; empty mostly.
std::string note(const Derivation& derivation, CommandId command);

// Neighbouring releases that come to the same.
struct Range {
  const Derivation* first;
  const Derivation* last;
};

// `derivations` are one configuration's, oldest release first.
std::vector<Range> ranges(const std::vector<Derivation>& derivations, CommandId command);

std::string range_table(const std::vector<Range>& ranges, CommandId command);

// Each part of address and key, the timeouts, what plays no part, what becomes of the connection.
std::string explanation_text(const Derivation& derivation);

}  // namespace rconn::cli
