#include "support/black_hole.hpp"

#include <arpa/inet.h>
#include <linux/rtnetlink.h>
#include <net/route.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <cerrno>
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

// As "ip route add TYPE ADDRESS/32" does (rtnetlink(7)).
bool add_refusing_route(const char* address, unsigned char type) {
  struct {
    nlmsghdr header;
    rtmsg route;
    rtattr attribute;
    in_addr to;
  } request{};
  request.header.nlmsg_len = sizeof request;
  request.header.nlmsg_type = RTM_NEWROUTE;
  request.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_CREATE | NLM_F_ACK;
  request.route.rtm_family = AF_INET;
  request.route.rtm_dst_len = 32;
  request.route.rtm_table = RT_TABLE_MAIN;
  request.route.rtm_protocol = RTPROT_BOOT;
  request.route.rtm_scope = RT_SCOPE_UNIVERSE;
  request.route.rtm_type = type;
  request.attribute.rta_type = RTA_DST;
  request.attribute.rta_len = RTA_LENGTH(sizeof request.to);
  ::inet_pton(AF_INET, address, &request.to);
  const Descriptor socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
  struct {
    nlmsghdr header;
    nlmsgerr result;
    char room[256];
  } answer{};
  if (::send(socket.get(), &request, sizeof request, 0) < 0 ||
      ::recv(socket.get(), &answer, sizeof answer, 0) < 0) {
    return false;
  }
  errno = -answer.result.error;
  return answer.header.nlmsg_type == NLMSG_ERROR && answer.result.error == 0;
}

}  // namespace support
