// JSON output for calls by the rules of phpredis releases, and for sharing: one object per line.
// Entry points: phpredis_json(), sharing_json(). Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options/command.hpp"
#include "cli/output/summary/sharing.hpp"
#include "cli/output/text/phpredis_text.hpp"

namespace rconn::cli {

// `names` are the releases with this result. `explained`: includes the whole explanation.
std::string phpredis_json(const Derivation& derivation, const std::vector<std::string>& names,
                          CommandId command, bool explained);

// The groups, as the last line.
std::string sharing_json(const std::vector<Derivation>& derivations,
                         std::optional<unsigned> workers);

}  // namespace rconn::cli
