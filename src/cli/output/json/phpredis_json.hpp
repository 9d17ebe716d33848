// What phpredis releases make of a call, and who shares a connection, as JSON: an object a line.
// Entry points: phpredis_json(), sharing_json(). Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options/command.hpp"
#include "cli/output/summary/sharing.hpp"
#include "cli/output/text/phpredis_text.hpp"

namespace rconn::cli {

// `names` are the releases that come to this; `explained`: all of explain(), too.
std::string phpredis_json(const Derivation& derivation, const std::vector<std::string>& names,
                          CommandId command, bool explained);

// The groups, as the last line.
std::string sharing_json(const std::vector<Derivation>& derivations,
                         std::optional<unsigned> workers);

}  // namespace rconn::cli
