#include "connector/net/path/route_facts.hpp"

#include <linux/inet_diag.h>
#include <linux/neighbour.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>

#include <cstring>
#include <string>

#include "connector/net/path/netlink_linux.hpp"
#include "connector/net/path/numeric_host.hpp"

namespace rconn::net {
namespace {

// tcp(7); the headers of kernel and glibc that define it exclude one another.
constexpr unsigned state_listen = 10;

struct Place {
  std::string address;  // in network byte order
  std::uint16_t port = 0;
  std::uint32_t scope = 0;
};

Place place_of(const sockaddr& address) {
  Place place;
  if (address.sa_family == AF_INET) {
    sockaddr_in ipv4{};
    std::memcpy(&ipv4, &address, sizeof ipv4);
    place = {std::string(bytes_of(ipv4.sin_addr)), ipv4.sin_port, 0};
  } else {
    sockaddr_in6 ipv6{};
    std::memcpy(&ipv6, &address, sizeof ipv6);
    place = {std::string(bytes_of(ipv6.sin6_addr)), ipv6.sin6_port, ipv6.sin6_scope_id};
  }
  return place;
}

std::string text_of(std::string_view address) {
  if (address.size() == sizeof(in_addr)) {
    sockaddr_in ipv4{};
    ipv4.sin_family = AF_INET;
    std::memcpy(&ipv4.sin_addr, address.data(), address.size());
    return numeric_host(reinterpret_cast<const sockaddr&>(ipv4));
  }
  sockaddr_in6 ipv6{};
  if (address.size() != sizeof ipv6.sin6_addr) return {};
  ipv6.sin6_family = AF_INET6;
  std::memcpy(&ipv6.sin6_addr, address.data(), address.size());
  return numeric_host(reinterpret_cast<const sockaddr&>(ipv6));
}

KernelAnswer ask_route(int family, const Place& to) {
  rtmsg question{};
  question.rtm_family = static_cast<unsigned char>(family);
  question.rtm_dst_len = static_cast<unsigned char>(to.address.size() * 8);
  std::string body(bytes_of(question));
  body += attribute(RTA_DST, to.address);
  if (to.scope != 0) body += attribute(RTA_OIF, bytes_of(to.scope));
  return ask_kernel(NETLINK_ROUTE, RTM_GETROUTE, body);
}

// Whether the kernel looked for this neighbour and has no answer (so far).
bool is_silent(int family, std::string_view address, int interface) {
  ndmsg question{};
  question.ndm_family = static_cast<unsigned char>(family);
  question.ndm_ifindex = interface;
  std::string body(bytes_of(question));
  body += attribute(NDA_DST, address);
  const KernelAnswer answer = ask_kernel(NETLINK_ROUTE, RTM_GETNEIGH, body);
  ndmsg neighbour{};
  if (answer.body.size() < sizeof neighbour) return false;
  std::memcpy(&neighbour, answer.body.data(), sizeof neighbour);
  return (neighbour.ndm_state & (NUD_INCOMPLETE | NUD_FAILED)) != 0;
}

// Asks for the socket that a segment to this address of this machine would reach.
bool is_queue_full(int family, const Place& at) {
  inet_diag_req_v2 question{};
  question.sdiag_family = static_cast<unsigned char>(family);
  question.sdiag_protocol = IPPROTO_TCP;
  question.idiag_states = ~0U;
  question.id.idiag_sport = at.port;
  std::memcpy(question.id.idiag_src, at.address.data(), at.address.size());
  std::memcpy(question.id.idiag_dst, at.address.data(), at.address.size());
  question.id.idiag_cookie[0] = question.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
  const KernelAnswer answer =
      ask_kernel(NETLINK_SOCK_DIAG, SOCK_DIAG_BY_FAMILY, bytes_of(question));
  inet_diag_msg found{};
  if (answer.body.size() < sizeof found) return false;
  std::memcpy(&found, answer.body.data(), sizeof found);
  // Of a listener, these are the connections that wait to be accepted, and how many may.
  return found.idiag_state == state_listen && found.idiag_rqueue > found.idiag_wqueue;
}

}  // namespace

std::optional<RouteFacts> route_facts(const sockaddr& peer) {
  if (peer.sa_family == AF_UNIX) return std::nullopt;
  const int family = peer.sa_family;
  const Place to = place_of(peer);
  const KernelAnswer answer = ask_route(family, to);
  if (!answer.answered) return std::nullopt;
  RouteFacts facts;
  if (answer.error != 0) {
    facts.error = answer.error;
    return facts;
  }
  rtmsg route{};
  if (answer.body.size() < sizeof route) return std::nullopt;
  std::memcpy(&route, answer.body.data(), sizeof route);
  facts.is_here = route.rtm_type == RTN_LOCAL;
  if (facts.is_here) {
    facts.queue_full = is_queue_full(family, to);
    return facts;
  }
  const std::string_view gateway =
      find_attribute(answer.body, NLMSG_ALIGN(sizeof route), RTA_GATEWAY);
  const std::string_view interface =
      find_attribute(answer.body, NLMSG_ALIGN(sizeof route), RTA_OIF);
  const std::string_view next = gateway.empty() ? std::string_view(to.address) : gateway;
  facts.next_hop = text_of(next);
  facts.by_gateway = !gateway.empty();
  int number = 0;
  if (interface.size() != sizeof number) return facts;
  std::memcpy(&number, interface.data(), sizeof number);
  facts.next_hop_silent = is_silent(family, next, number);
  return facts;
}

}  // namespace rconn::net
