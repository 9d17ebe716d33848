// How many system calls a ping makes: each costs a process that lives for a millisecond.

#include <fstream>
#include <string>
#include <vector>

#include "command_line/expect.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

// From the start of main to the exit.
int system_calls_of(const std::vector<std::string>& arguments) {
#ifdef FAIL_CALL
  const TemporaryDirectory directory;
  const std::string counts = directory.path("counts");
  std::vector<std::string> command{FAIL_CALL, counts, "-", "0", "-"};
  const auto rconn = rconn_command(arguments);
  command.insert(command.end(), rconn.begin(), rconn.end());
  const Outcome outcome = Process(command).finish();
  constexpr int not_allowed = 77;
  if (outcome.exit == not_allowed) skip("this system does not allow tracing");
  REQUIRE(outcome.exit == 0);
  std::ifstream lines(counts);
  int sum = 0;
  std::string call;
  for (int count = 0; lines >> call >> count;) sum += count;
  return sum;
#else
  static_cast<void>(arguments);
  skip("counting system calls needs x86_64 and no sanitizer");
#endif
}

}  // namespace

TEST_CASE("a plain ping makes few system calls") {
  need_linux_files();
  if (sanitized()) skip("the sanitizers make system calls of their own");
  const RedisServer server;
  const int calls = system_calls_of({"ping", server.at()});
  CAPTURE(calls);
  constexpr int least = 20;  // else they were not counted
  constexpr int most = 60;   // some are made more than once if the server takes its time
  CHECK(calls > least);
  CHECK(calls <= most);
}
