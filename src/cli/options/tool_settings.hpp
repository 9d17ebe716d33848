// Translates the settings of other tools (addr=..,db=.., host=.. port=.., HOST:PORT,password=..).
// Entry point: in_uri_form(). Pure. The values of passwords, users and unknown settings are never
// part of the result.
#pragma once

#include <string>
#include <string_view>

namespace rconn::cli {

// The URI to write for them, with USER and PASSWORD as placeholders; the general form of a URI if
// they cannot be read with certainty.
std::string in_uri_form(std::string_view settings);

}  // namespace rconn::cli
