// What this machine calls itself and its system.
// Entry point: find_system_name(). POSIX's uname(2).
#pragma once

#include <string>

namespace rconn::net {

// Empty: unknown.
struct SystemName {
  std::string host;
  std::string system;  // "Linux 6.1.0"
};

SystemName find_system_name();

}  // namespace rconn::net
