// A PHP programmer's call of pconnect(), for the rules of a phpredis release to judge.
// Entry point: Configuration. Host, port and times are verbatim, unchecked.
#pragma once

#include <string>

#include "phpredis/arguments.hpp"

namespace rconn::cli {

struct Configuration {
  std::string named;  // for people: the target and the options that tell it from others
  phpredis::Arguments arguments;
  phpredis::Settings settings;
};

}  // namespace rconn::cli
