// Which permission an ACL user lacks, by the server's words and the command that it refused.
// Entry point: missing_permission(). Pure.
#pragma once

#include <optional>
#include <string>

#include "connector/diagnosis/rules/rule.hpp"

namespace rconn {

struct MissingPermission {
  bool is_key = false;
  Detail user;  // "default" if nobody was named
  bool user_is_known = false;
  Detail command;     // "INFO", "CLUSTER NODES"
  Detail permission;  // as ACL SETUSER takes it: "+info", "~jobs"
};

// None unless the failure is no-permission and it is clear what is missing: the words of a server
// differ by product and version, and a proxy may have sent another command.
std::optional<MissingPermission> missing_permission(const Case& what);

}  // namespace rconn
