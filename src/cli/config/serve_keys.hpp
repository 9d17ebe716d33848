// Reads the table [serve].
// Entry points: read_serve(), serve_keys().
#pragma once

#include <span>
#include <string_view>

#include "cli/config/config_file.hpp"
#include "cli/config/keys.hpp"

namespace rconn::cli::config {

std::span<const std::string_view> serve_keys();

Parsed<ServeSettings> read_serve(const Place& place, const Value& table);

}  // namespace rconn::cli::config
