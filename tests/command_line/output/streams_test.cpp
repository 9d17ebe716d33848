// The streams that output goes to, and failures to write.

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "command_line/expect.hpp"
#include "support/redis_server.hpp"

using namespace support;

namespace {

Surroundings in_child(std::function<void()> action) { return {{}, "", std::move(action)}; }

}  // namespace

TEST_CASE("a quiet success prints nothing") {
  const RedisServer server;
  const Outcome outcome = run_rconn({"ping", "-q", server.at()});
  CHECK(outcome.exit == 0);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.empty());
}

TEST_CASE("verbose adds nothing to standard output") {
  const RedisServer server;
  const Outcome outcome = run_rconn({"ping", "-v", server.at()});
  CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 1);
  CHECK_THAT(outcome.err, ContainsSubstring("connect"));
  CHECK_THAT(outcome.err, ContainsSubstring(server.at()));
}

TEST_CASE("an unknown query key causes a warning unless -q is given") {
  const RedisServer server;
  const std::string uri = "redis://" + server.at() + "?colour=red";
  CHECK_THAT(run_rconn({"ping", uri}).err, ContainsSubstring("warning: 'colour'"));
  CHECK(run_rconn({"ping", "-q", uri}).err.empty());
}

TEST_CASE("a report that cannot be written is never a success") {
  const RedisServer server;
  const Words words{"ping", server.at()};
  const Outcome full = run_rconn(words, in_child([] { ::dup2(::open("/dev/full", O_WRONLY), 1); }));
  CHECK(full.exit == 3);
  CHECK_THAT(full.err, ContainsSubstring("cannot write to standard output"));
  const Outcome closed = run_rconn(words, in_child([] { ::close(1); }));
  CHECK(closed.exit == 3);
  CHECK(run_rconn({"key"}, in_child([] { ::close(1); })).exit == 3);
  CHECK(run_rconn({"--help"}, in_child([] { ::close(1); })).exit == 3);
}

TEST_CASE("a closed pipe ends a run on standard output but does not matter on standard error") {
  const auto gone = [](int stream) {
    return in_child([stream] {
      std::array<int, 2> ends{};
      if (::pipe(ends.data()) != 0) ::_exit(99);
      ::close(ends[0]);
      ::dup2(ends[1], stream);
    });
  };
  const Outcome out = run_rconn({"key"}, gone(1));
  CHECK(out.exit == 128 + SIGPIPE);
  CHECK(out.err.empty());
  CHECK(run_rconn({"ping", "127.0.0.1:1"}, gone(2)).exit == 2);
}

TEST_CASE("closed standard streams are not mistaken for the connection") {
  const RedisServer server;
  const Outcome outcome = run_rconn({"ping", "-q", server.at()}, in_child([] {
                                      for (const int stream : {0, 1, 2}) ::close(stream);
                                    }));
  CHECK(outcome.exit == 0);
}
