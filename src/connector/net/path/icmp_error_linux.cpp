#include "connector/net/path/icmp_error.hpp"

#include <linux/errqueue.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string>

#include "connector/net/path/numeric_host.hpp"

namespace rconn::net {
namespace {

// The sender's address follows the error (SO_EE_OFFENDER).
struct Reported {
  sock_extended_err error;
  sockaddr_storage from;
};

void set_reports(int socket, const sockaddr& peer, int on) {
  if (peer.sa_family != AF_INET6) return;
  // Refused only where there is nothing to report.
  static_cast<void>(::setsockopt(socket, IPPROTO_IPV6, IPV6_RECVERR, &on, sizeof on));
}

std::optional<Reported> reported_in(msghdr& message) {
  for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr;
       part = CMSG_NXTHDR(&message, part)) {
    const bool is_report = (part->cmsg_level == IPPROTO_IP && part->cmsg_type == IP_RECVERR) ||
                           (part->cmsg_level == IPPROTO_IPV6 && part->cmsg_type == IPV6_RECVERR);
    const std::size_t size = part->cmsg_len - CMSG_LEN(0);
    if (!is_report || size < sizeof(sock_extended_err)) continue;
    Reported reported{};
    std::memcpy(&reported.error, CMSG_DATA(part), sizeof reported.error);
    std::memcpy(&reported.from, CMSG_DATA(part) + sizeof reported.error,
                std::min(size - sizeof reported.error, sizeof reported.from));
    return reported;
  }
  return std::nullopt;
}

std::optional<Reported> next_report(int socket) {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(Reported)) + 64> control{};
  std::array<char, 64> packet{};  // the start of ours that the report is about; not needed
  iovec part{packet.data(), packet.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  ssize_t size = 0;
  do {
    size = ::recvmsg(socket, &message, MSG_ERRQUEUE | MSG_DONTWAIT);
  } while (size < 0 && errno == EINTR);
  return size < 0 ? std::nullopt : reported_in(message);
}

const sockaddr& plain(const sockaddr_storage& address) {
  return reinterpret_cast<const sockaddr&>(address);
}

bool is_here(const std::string& host, int socket) {
  if (host.starts_with("127.") || host == "::1") return true;
  sockaddr_storage here{};
  socklen_t size = sizeof here;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&here), &size) != 0) return false;
  return numeric_host(plain(here)) == host;
}

}  // namespace

void request_icmp_errors(int socket, const sockaddr& peer) { set_reports(socket, peer, 1); }
void ignore_icmp_errors(int socket, const sockaddr& peer) { set_reports(socket, peer, 0); }

std::optional<IcmpError> icmp_error(int socket, const sockaddr& peer) {
  if (peer.sa_family == AF_UNIX) return std::nullopt;
  const auto reported = next_report(socket);
  if (!reported) return std::nullopt;
  const auto origin = reported->error.ee_origin;
  if (origin != SO_EE_ORIGIN_ICMP && origin != SO_EE_ORIGIN_ICMP6) return std::nullopt;
  IcmpError error;
  error.from = numeric_host(plain(reported->from));
  if (error.from.empty()) return std::nullopt;
  error.ipv6 = origin == SO_EE_ORIGIN_ICMP6;
  error.type = reported->error.ee_type;
  error.code = reported->error.ee_code;
  error.by_peer = error.from == numeric_host(peer);
  error.by_this_machine = is_here(error.from, socket);
  return error;
}

}  // namespace rconn::net
