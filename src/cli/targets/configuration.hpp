// A call of pconnect() to evaluate by the rules of a phpredis release.
// Entry point: Configuration. Host, port and times are verbatim and unchecked.
#pragma once

#include <string>
#include <vector>

#include "phpredis/arguments.hpp"

namespace rconn::cli {

struct Configuration {
  std::string named;  // for display: the target and the options that affect the key
  phpredis::Arguments arguments;
  phpredis::Settings settings;
  std::vector<std::string> warnings;  // of what was given but is ignored, with its place
};

}  // namespace rconn::cli
