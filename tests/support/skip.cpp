#include "support/skip.hpp"

#include <netdb.h>
#include <sys/socket.h>

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "support/catch.hpp"

namespace support {
namespace {

bool localhost_is_known() {
  addrinfo* head = nullptr;
  if (::getaddrinfo("localhost", nullptr, nullptr, &head) != 0) return false;
  ::freeaddrinfo(head);
  return true;
}

}  // namespace

void skip(const std::string& reason) {
  std::cout << "SKIPPED: " << reason << std::endl;
#ifdef SKIP
  SKIP(reason);
#endif
  // Ends a test case of Catch2 2 without a result. Catch2 3 has already thrown.
  throw Catch::TestFailureException();
}

void need_localhost() {
  if (!localhost_is_known()) skip("this machine does not know localhost");
}

void need_linux_files() {
  const char* const of_binary = std::getenv("RCONN_PLATFORM");
  const std::string_view platform = of_binary != nullptr ? of_binary : RCONN_PLATFORM;
  if (platform != "linux") skip("only the files for Linux can do this");
}

}  // namespace support
