#include "connector/net/machine/surroundings.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/stat.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <string>

#include "connector/net/machine/proc_file.hpp"

namespace rconn::net {
namespace {

// In bytes; a container has some dozens of mounts and one or two routes.
constexpr std::size_t max_mounts_size = std::size_t{256} << 10;
constexpr std::size_t max_routes_size = std::size_t{16} << 10;
constexpr std::size_t max_kernel_size = 512;
constexpr std::size_t max_groups_size = std::size_t{4} << 10;

bool exists(const char* path) {
  struct stat found{};
  return ::lstat(path, &found) == 0;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// What the mounts say of a container: its root is an overlay, and the runtime puts /etc/hostname
// there. Files such as /.dockerenv are not enough: they stay in a disk that was made of an image.
bool mounts_of_container() {
  bool overlay = false;
  bool hostname = false;
  lines_of("/proc/self/mountinfo", max_mounts_size, [&](std::string_view line) {
    if (contains(line, " / / ")) overlay = contains(line, " - overlay ");
    if (contains(line, " /etc/hostname ")) hostname = true;
    return true;
  });
  return overlay || hostname;
}

bool groups_of_container() {
  const std::string groups = start_of("/proc/self/cgroup", max_groups_size);
  for (const char* mark : {"docker", "kubepods", "containerd", "libpod", "/lxc", "machine.slice"}) {
    if (contains(groups, mark)) return true;
  }
  return false;
}

// WSL 1 has the network of Windows, and so has WSL 2 when it mirrors it (interface loopback0).
bool is_wsl() {
  const std::string kernel = start_of("/proc/version", max_kernel_size);
  return (contains(kernel, "microsoft-standard") || contains(kernel, "WSL2")) &&
         !exists("/sys/class/net/loopback0");
}

Container find_container() {
  const char* const service = std::getenv("KUBERNETES_SERVICE_HOST");
  if ((service != nullptr && *service != '\0') || exists("/var/run/secrets/kubernetes.io")) {
    return Container::kubernetes;
  }
  if (exists("/run/.containerenv")) return Container::podman;
  const bool contained = mounts_of_container() || groups_of_container();
  if (contained && exists("/.dockerenv")) return Container::docker;
  if (exists("/run/systemd/container") || exists("/run/host/container-manager")) {
    return Container::other;
  }
  if (is_wsl()) return Container::wsl;
  return contained ? Container::other : Container::none;
}

// "00000000" of /proc/net/route: an IPv4 address in the byte order of the machine.
std::string address_in(std::string_view hex) {
  in_addr address{};
  const auto read = std::from_chars(hex.data(), hex.data() + hex.size(), address.s_addr, 16);
  std::array<char, INET_ADDRSTRLEN> text{};
  if (read.ec != std::errc() || address.s_addr == 0) return "";
  return ::inet_ntop(AF_INET, &address, text.data(), text.size()) != nullptr ? text.data() : "";
}

std::string find_gateway() {
  std::string found;
  lines_of("/proc/net/route", max_routes_size, [&found](std::string_view line) {
    // Interface, destination, gateway, ...
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (second == std::string_view::npos) return true;
    if (line.substr(first + 1, second - first - 1) != "00000000") return true;
    found = address_in(line.substr(second + 1, 8));
    return found.empty();
  });
  return found;
}

// The first setting exists only in the network namespace that the machine started with, the second
// in each, unless they are hidden.
bool is_network_of_machine() { return exists("/proc/sys/net/core/netdev_max_backlog"); }
bool shows_settings() { return exists("/proc/sys/net/core/somaxconn"); }

}  // namespace

Surroundings find_surroundings() {
  Surroundings found;
  found.container = find_container();
  found.own_network =
      !is_network_of_machine() && (shows_settings() || found.container != Container::none);
  if (found.container != Container::none) found.gateway = find_gateway();
  return found;
}

}  // namespace rconn::net
