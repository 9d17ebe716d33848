#include "connector/net/machine/system_name.hpp"

#include <sys/utsname.h>

namespace rconn::net {

SystemName find_system_name() {
  utsname names{};
  if (::uname(&names) < 0) return {};
  return {names.nodename, std::string(names.sysname) + " " + names.release};
}

}  // namespace rconn::net
