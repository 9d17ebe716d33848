// What is mounted on this machine.
// Entry point: is_mount_point().
#pragma once

#include <string>

namespace rconn::net {

// Whether something is mounted at this very path, which may be that of a file. False where the
// system does not say.
bool is_mount_point(const std::string& path);

}  // namespace rconn::net
