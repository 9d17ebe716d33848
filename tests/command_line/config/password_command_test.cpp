// pass-command: a command of the configuration file that prints a password.

#include <csignal>

#include "command_line/expect.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

const std::string password = "s3cret-of-the-command";

// A file with a target "t" of this command, which is in the form of TOML.
std::string file_with(const TemporaryDirectory& directory, const std::string& at,
                      const std::string& command) {
  return directory.file("c.toml",
                        "[targets.t]\ntarget = '" + at + "'\npass-command = " + command + "\n");
}

std::string refusal(const TemporaryDirectory& directory, const std::string& command) {
  return check_usage_error(
      {"ping", "@t", "--config", file_with(directory, "127.0.0.1:1", command)});
}

}  // namespace

TEST_CASE("the line that the command prints is the password, but for its line end") {
  const RedisServer server({"--requirepass", password});
  const TemporaryDirectory directory;
  for (const char* ending : {"", "\\n", "\\r\\n"}) {
    check_pong({"ping", "@t", "--config",
                file_with(directory, server.at(), "['printf', '" + password + ending + "']")});
  }
  check_fault({"ping", "@t", "--config",
               file_with(directory, server.at(), "['printf', '" + password + " ']")},
              "auth-rejected", 4);
}

TEST_CASE("the command runs once for all targets that have it") {
  const RedisServer server({"--requirepass", password});
  const TemporaryDirectory directory;
  const std::string runs = directory.path("runs");
  const std::string command = "['sh', '-c', 'echo run >> " + runs + "; echo " + password + "']";
  const std::string file = directory.file(
      "c.toml", "[modules.m]\npass-command = " + command + "\n[targets.a]\ntarget = '" +
                    server.at() + "'\nmodule = 'm'\n[targets.b]\ntarget = '" + server.at() +
                    "'\npass-command = " + command +
                    "\n[targets.c]\ntarget = 'h'\npass-command = ['/no']\n");
  CHECK(run_rconn({"ping", "@a", "@b", "@a", "--config", file}).exit == 0);
  CHECK(content_of(runs) == "run\n");
}

TEST_CASE("a command that fails is an error with its first word, and its own words") {
  const TemporaryDirectory directory;
  CHECK_THAT(refusal(directory, "['/no/such/command', 'hunter2']"),
             ContainsSubstring("@t: pass-command: '/no/such/command' cannot be started") &&
                 !ContainsSubstring("hunter2"));
  CHECK_THAT(refusal(directory, "['sh', '-c', 'echo hunter2; exit 7']"),
             ContainsSubstring("'sh' exited with 7") && !ContainsSubstring("hunter2"));
  CHECK_THAT(refusal(directory, "['true', 'hunter2']"),
             ContainsSubstring("what 'true' printed is empty") && !ContainsSubstring("hunter2"));
  CHECK_THAT(refusal(directory, "['printf', 'hunter2\\nhunter3']"),
             ContainsSubstring("more than one line") && !ContainsSubstring("hunter"));
  const Outcome failed = run_rconn(
      {"ping", "@t", "--config",
       file_with(directory, "127.0.0.1:1", "['sh', '-c', 'echo why it failed >&2; exit 1']")});
  CHECK(failed.exit == 3);
  CHECK_THAT(failed.err, StartsWith("why it failed\n"));
}

TEST_CASE("no text that the command printed is in any output") {
  const RedisServer server({"--requirepass", "another"});
  const TemporaryDirectory directory;
  const std::string file = file_with(directory, server.at(), "['printf', '" + password + "']");
  for (const Words& more :
       {Words{}, Words{"-v"}, Words{"-o", "json"}, Words{"-o", "openmetrics"}}) {
    const Outcome refused = run_rconn(joined({"trace", "@t", "--config", file}, more));
    CHECK(refused.exit == 4);
    CHECK_THAT(refused.out + refused.err, !ContainsSubstring(password));
  }
}

TEST_CASE("a command that hangs ends with the deadline, or with a signal to rconn") {
  const TemporaryDirectory directory;
  const std::string file = file_with(directory, "127.0.0.1:1", "['sleep', '1000']");
  CHECK_THAT(check_usage_error({"ping", "@t", "--config", file, "--deadline", "500ms"}),
             ContainsSubstring("'sleep' did not end its output before the deadline"));
  const std::string started = directory.path("started");
  Process process(rconn_command(
      {"ping", "@t", "--config",
       file_with(directory, "127.0.0.1:1", "['sh', '-c', 'echo > " + started + "; sleep 1000']")}));
  REQUIRE(eventually([&started] { return !content_of(started).empty(); }));
  process.signal(SIGTERM);
  const Outcome ended = process.finish();
  CHECK_THAT(ended.err, ContainsSubstring("as a signal came"));
}

TEST_CASE("a hint about the password says that a command gave it") {
  const RedisServer server({"--requirepass", "another"});
  const TemporaryDirectory directory;
  const Outcome refused =
      run_rconn({"ping", "@t", "--config",
                 file_with(directory, server.at(), "['printf', '" + password + " ']")});
  CHECK_THAT(refused.out + refused.err, ContainsSubstring("pass-command"));
}
