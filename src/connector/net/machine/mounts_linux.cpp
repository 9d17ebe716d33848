#include <cstddef>
#include <string_view>

#include "connector/net/machine/mounts.hpp"
#include "connector/net/machine/proc_file.hpp"

namespace rconn::net {

bool is_mount_point(const std::string& path) {
  constexpr std::size_t max_mounts_seen = std::size_t{256} << 10;
  bool mounted = false;
  lines_of("/proc/self/mountinfo", max_mounts_seen, [&](std::string_view line) {
    // ID, parent, device, root, mount point, ...; special characters are written in octal, such
    // paths are not found.
    if (line.find(" " + path + " ") != std::string_view::npos) mounted = true;
    return !mounted;
  });
  return mounted;
}

}  // namespace rconn::net
