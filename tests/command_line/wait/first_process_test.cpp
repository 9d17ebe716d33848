// `wait -- COMMAND` as the first process of a PID namespace, as in a container.

#include "command_line/expect.hpp"
#include "support/redis_server.hpp"

using namespace support;

namespace {

Words as_first_process(const Words& command) {
  return joined({"unshare", "-r", "-p", "-f", "--kill-child"}, command);
}

// Runs COMMAND by the shell, after a wait that succeeds at once.
Outcome run_as_first_process(const std::string& script) {
  if (const Outcome probe = Process(as_first_process({"true"})).finish(); probe.exit != 0) {
    skip("no PID namespace: " + probe.err);
  }
  const RedisServer server;
  return Process(
             as_first_process(rconn_command({"wait", "-q", server.at(), "--", "sh", "-c", script})))
      .finish();
}

}  // namespace

TEST_CASE("the first process passes signals on to the command") {
  CHECK(run_as_first_process("(kill -TERM 1) & exec sleep 60").exit == 128 + 15);
  CHECK(run_as_first_process("trap 'exit 7' USR1; (kill -USR1 1) & while :; do sleep 0.05; done")
            .exit == 7);
}

TEST_CASE("the first process leaves no zombies") {
  // A zombie still takes signals: kill -0 succeeds.
  const Outcome outcome = run_as_first_process(
      "orphan=$(sh -c 'sleep 0.1 >/dev/null & echo $!'); "
      "for i in $(seq 200); do kill -0 $orphan 2>/dev/null || exit 5; sleep 0.05; done; exit 6");
  CHECK(outcome.exit == 5);
}

TEST_CASE("the first process has the exit status of the command") {
  CHECK(run_as_first_process("exit 9").exit == 9);
  CHECK(run_as_first_process("kill -KILL $$").exit == 128 + 9);
  CHECK(run_as_first_process("exec /nonexistent/command").exit == 127);
}
