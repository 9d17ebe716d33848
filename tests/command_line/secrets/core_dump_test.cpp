// A process that may hold a password leaves no core dump.

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "command_line/expect.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/skip.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

TEST_CASE("a crash leaves no core dump and the command after a wait may leave one") {
  if (sanitized()) skip("sanitizers forbid dumps themselves, and do not end by the signal");
  const ScriptedPeer peer([](Conversation& other) { other.hold(); });
  const TemporaryDirectory directory;
  const std::string place = directory.path();
  const auto dumping = [&place] {
    const rlimit limit{1U << 20, 1U << 20};
    ::setrlimit(RLIMIT_CORE, &limit);
    if (::chdir(place.c_str()) != 0) ::_exit(99);
  };
  Process process(rconn_command({"ping", "-a", "hunter2", "--read-timeout", "20", peer.at()}),
                  {{}, "", dumping});
  REQUIRE(eventually([&] { return peer.connections() > 0; }));
  // A limit of 1, not 0, also keeps the kernel from piping a dump to the program in core_pattern.
  std::ifstream file("/proc/" + std::to_string(process.id()) + "/limits");
  const std::string limits{std::istreambuf_iterator<char>(file), {}};
  INFO(limits);
  CHECK(limits.find("Max core file size        1  ") != std::string::npos);
  process.signal(SIGABRT);
  CHECK(process.finish().exit == 128 + SIGABRT);
  CHECK(std::filesystem::is_empty(place));

  const RedisServer server;
  const Outcome after =
      run_rconn({"wait", "-q", server.at(), "--", "cat", "/proc/self/limits"}, {{}, "", dumping});
  INFO(after.out);
  CHECK(after.out.find("Max core file size        1048576  ") != std::string::npos);
}
