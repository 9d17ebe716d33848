// Lists and files with a read error in the middle: the error must not be ignored.

#include <sys/socket.h>
#include <unistd.h>

#include "command_line/expect.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"

using namespace support;

namespace {

// Runs rconn with standard input from a connection that sends this text and is then reset.
Outcome run_with_broken_input(const Words& words, const std::string& text) {
  const Listener listener = listen_on_loopback();
  const Descriptor input = connect_to(listener.port);
  Descriptor writer(::accept4(listener.socket.get(), nullptr, nullptr, SOCK_CLOEXEC));
  REQUIRE(send_all(writer.get(), text));
  const linger at_once{1, 0};
  REQUIRE(::setsockopt(writer.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once) == 0);
  writer.reset();
  return run_rconn(words, {{}, "", [end = input.get()] { ::dup2(end, 0); }});
}

}  // namespace

TEST_CASE("a read error in a list is an error even if all targets read so far are ready") {
  const RedisServer server;
  const std::string groups = R"([{"targets": [")" + server.at() + R"("]}])";
  for (const auto& [words, text] :
       std::vector<std::pair<Words, std::string>>{{{"check", "--sd", "-"}, groups},
                                                  {{"check", "-f", "-"}, server.at() + "\n"},
                                                  {{"key", "-f", "-"}, "cache.test\n"}}) {
    const Outcome outcome = run_with_broken_input(words, text);
    INFO(words[1] << outcome.out << outcome.err);
    CHECK(outcome.exit == 3);
    CHECK_THAT(outcome.err, ContainsSubstring("standard input: Connection reset by peer"));
  }
}
