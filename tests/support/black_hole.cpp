#include "support/black_hole.hpp"

#include <arpa/inet.h>
#include <net/route.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <cstring>

#include "support/descriptor.hpp"

namespace support {
namespace {

sockaddr as_plain(const char* text) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  ::inet_pton(AF_INET, text, &address.sin_addr);
  sockaddr plain{};
  std::memcpy(&plain, &address, sizeof plain);
  return plain;
}

}  // namespace

// Routes the addresses through loopback. This machine then receives each packet, has no such
// address and does not forward, so it drops the packet silently.
bool add_black_hole() {
  const Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  char device[] = "lo";
  rtentry route{};
  route.rt_dst = as_plain("198.18.0.0");
  route.rt_genmask = as_plain("255.254.0.0");
  route.rt_flags = RTF_UP;
  route.rt_dev = device;
  return ::ioctl(socket.get(), SIOCADDRT, &route) == 0;
}

}  // namespace support
