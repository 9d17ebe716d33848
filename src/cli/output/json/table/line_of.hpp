// A JSON object as a line of output.
// Entry point: line_of(). Pure. Always ASCII, so always valid UTF-8, and not even a C1 or
// bidirectional control reaches a terminal raw.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace rconn::cli {

std::string line_of(const nlohmann::ordered_json& object);

}  // namespace rconn::cli
