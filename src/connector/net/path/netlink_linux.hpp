// One question to the kernel over netlink, and its answer (netlink(7)).
// Entry point: ask_kernel(). The kernel answers before it returns, so nothing waits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rconn::net {

// The body of the answer; or the kernel's error as errno, and no body; or neither, if it may not be
// asked here.
struct KernelAnswer {
  bool answered = false;
  int error = 0;
  std::string body;
};

// `family`: NETLINK_ROUTE or the like; `type`: of the message; `body`: what follows its header.
KernelAnswer ask_kernel(int family, unsigned type, std::string_view body);

// The bytes of a structure of the kernel.
template <typename Plain>
std::string_view bytes_of(const Plain& plain) {
  return {reinterpret_cast<const char*>(&plain), sizeof plain};
}

// An attribute (rtnetlink(7)), padded.
std::string attribute(unsigned short type, std::string_view value);

// The value of the first attribute of this type after the first `skip` bytes; empty if there is
// none.
std::string_view find_attribute(std::string_view body, std::size_t skip, unsigned short type);

}  // namespace rconn::net
