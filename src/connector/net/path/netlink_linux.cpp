#include "connector/net/path/netlink_linux.hpp"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <array>
#include <cstring>

#include "connector/net/process/descriptor.hpp"

namespace rconn::net {
namespace {

constexpr std::size_t answer_size = 4096;

KernelAnswer answer_in(std::string_view bytes) {
  nlmsghdr header{};
  if (bytes.size() < sizeof header) return {};
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.nlmsg_len > bytes.size() || header.nlmsg_len < NLMSG_HDRLEN) return {};
  const std::string_view body = bytes.substr(NLMSG_HDRLEN, header.nlmsg_len - NLMSG_HDRLEN);
  if (header.nlmsg_type != NLMSG_ERROR) return {true, 0, std::string(body)};
  nlmsgerr error{};
  if (body.size() < sizeof error) return {};
  std::memcpy(&error, body.data(), sizeof error);
  return {true, -error.error, {}};
}

}  // namespace

KernelAnswer ask_kernel(int family, unsigned type, std::string_view body) {
  const Descriptor socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, family));
  if (socket.number() < 0) return {};
  nlmsghdr header{};
  header.nlmsg_len = static_cast<std::uint32_t>(NLMSG_HDRLEN + body.size());
  header.nlmsg_type = static_cast<std::uint16_t>(type);
  header.nlmsg_flags = NLM_F_REQUEST;
  std::string question(bytes_of(header));
  question += body;
  if (::send(socket.number(), question.data(), question.size(), 0) < 0) return {};
  alignas(nlmsghdr) std::array<char, answer_size> answer;
  const ssize_t size = ::recv(socket.number(), answer.data(), answer.size(), MSG_DONTWAIT);
  if (size < 0) return {};
  return answer_in({answer.data(), static_cast<std::size_t>(size)});
}

std::string attribute(unsigned short type, std::string_view value) {
  rtattr header{};
  header.rta_type = type;
  header.rta_len = static_cast<unsigned short>(RTA_LENGTH(value.size()));
  std::string bytes(bytes_of(header));
  bytes += value;
  bytes.resize(RTA_ALIGN(bytes.size()));
  return bytes;
}

std::string_view find_attribute(std::string_view body, std::size_t skip, unsigned short type) {
  while (skip + sizeof(rtattr) <= body.size()) {
    rtattr header{};
    std::memcpy(&header, body.data() + skip, sizeof header);
    if (header.rta_len < sizeof header || skip + header.rta_len > body.size()) break;
    if (header.rta_type == type)
      return body.substr(skip + sizeof header, header.rta_len - sizeof header);
    skip += RTA_ALIGN(header.rta_len);
  }
  return {};
}

}  // namespace rconn::net
