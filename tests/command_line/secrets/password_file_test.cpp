// How large the file of a password may be.

#include <fstream>

#include "command_line/expect.hpp"
#include "support/scripted_peer.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

TEST_CASE("a password file of 64 KiB is sent, and a larger one is refused") {
  const ScriptedPeer server(answer("-WRONGPASS invalid username-password pair\r\n"));
  const TemporaryDirectory directory;
  const std::string path = directory.path("password");
  constexpr std::size_t most = std::size_t{64} << 10;
  std::ofstream(path) << std::string(most, 'p');
  check_fault({"ping", "--pass-file", path, server.at()}, "auth-rejected", 4);
  std::ofstream(path) << std::string(most + 1, 'p');
  CHECK_THAT(check_usage_error({"ping", "--pass-file", path, server.at()}),
             ContainsSubstring("too large for a password"));
}
