#include "connector/net/process/command_output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fstream>
#include <memory>
#include <thread>

#include "connector/net/process/descriptor.hpp"
#include "support/catch.hpp"
#include "support/eventually.hpp"
#include "support/skip.hpp"
#include "support/temporary_directory.hpp"

using namespace rconn;
using namespace rconn::net;

namespace {

using Kind = CommandError::Kind;

constexpr std::size_t room = 4096;

Result<std::string, CommandError> run(
    const std::vector<std::string>& words,
    std::chrono::milliseconds patience = std::chrono::seconds(30)) {
  return command_output(words, room, std::chrono::steady_clock::now() + patience);
}

std::string shell(const std::string& script) {
  auto output = run({"/bin/sh", "-c", script});
  REQUIRE(output);
  return output.value();
}

CommandError failure(const std::vector<std::string>& words,
                     std::chrono::milliseconds patience = std::chrono::seconds(30)) {
  const auto output = run(words, patience);
  REQUIRE_FALSE(output);
  return output.error();
}

// While it exists, whoever opens the file waits, as on a file system that hangs; see
// F_SETLEASE in fcntl(2).
class HeldFile {
 public:
  explicit HeldFile(const std::string& path)
      : former_(::signal(SIGIO, SIG_IGN)), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
#ifdef __linux__
    is_held_ = ::fcntl(file_.number(), F_SETLEASE, F_WRLCK) == 0;
#endif
    if (!is_held_) support::skip("files cannot be leased here");
  }
  ~HeldFile() {
    file_ = Descriptor();
    ::signal(SIGIO, former_);
  }
  HeldFile(const HeldFile&) = delete;
  HeldFile& operator=(const HeldFile&) = delete;

 private:
  void (*former_)(int);
  Descriptor file_;
  bool is_held_ = false;
};

bool has_children() { return ::waitpid(-1, nullptr, WNOHANG) != -1 || errno != ECHILD; }

}  // namespace

TEST_CASE("a command gives what it prints, and no shell reads its arguments") {
  CHECK(run({"printf", "%s|", "$HOME", "a b", "*"}).value() == "$HOME|a b|*|");
  CHECK_FALSE(has_children());
}

TEST_CASE("a command that fails says how") {
  CHECK(failure({"/no/such/command"}).kind == Kind::not_started);
  CHECK(failure({"/no/such/command"}).number == ENOENT);
  CHECK(failure({"sh", "-c", "echo x; exit 7"}).number == 7);
  CHECK(failure({"sh", "-c", "kill -9 $$"}).kind == Kind::signal);
  CHECK(failure({"sh", "-c", "yes | head -c 10000"}).kind == Kind::too_large);
  CHECK_FALSE(has_children());
}

TEST_CASE("a command gets no descriptor of this process and nothing to read") {
  const Descriptor inherited(::open("/dev/null", O_RDONLY));  // without O_CLOEXEC
  REQUIRE(inherited.number() >= 0);
  const std::string number = std::to_string(inherited.number());
  CHECK(shell("test -e /proc/self/fd/" + number + " && echo there || echo not") == "not\n");
  CHECK(shell("cat").empty());
}

TEST_CASE("a command that does not end is killed at the deadline, and all that it started") {
  const support::TemporaryDirectory directory;
  const std::string path = directory.path("id");
  const auto error =
      failure({"sh", "-c", "sleep 1000 & echo $! > " + path + "; wait"}, std::chrono::seconds(1));
  CHECK(error.kind == Kind::timed_out);
  CHECK_FALSE(has_children());
  pid_t sleeping = 0;
  std::ifstream(path) >> sleeping;
  REQUIRE(sleeping > 0);
  CHECK(support::eventually([sleeping] {
    std::ifstream state("/proc/" + std::to_string(sleeping) + "/stat");
    std::string word;
    std::string letter;
    state >> word >> word >> letter;
    return !state || letter == "Z";  // an orphan, which the first process reaps
  }));
}

TEST_CASE("a command that closes its output and goes on is killed, too") {
  CHECK(failure({"sh", "-c", "exec >&-; sleep 1000"}, std::chrono::milliseconds(300)).kind ==
        Kind::timed_out);
  CHECK_FALSE(has_children());
}

TEST_CASE("a command on a file system that hangs is given up at the deadline") {
  const support::TemporaryDirectory directory;
  const std::string path = directory.file("command", "#!/bin/sh\necho secret\n");
  REQUIRE(::chmod(path.c_str(), S_IRWXU) == 0);
  REQUIRE(run({path}));
  const HeldFile held(path);
  CHECK(failure({path}, std::chrono::milliseconds(300)).kind == Kind::timed_out);
  CHECK_FALSE(has_children());
}

#ifdef __linux__
TEST_CASE("no signal is blocked in a command, whatever the thread blocks that starts it") {
  sigset_t all;
  sigset_t former;
  sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, &former);
  const auto blocked = run({"grep", "SigBlk", "/proc/self/status"});
  ::pthread_sigmask(SIG_SETMASK, &former, nullptr);
  REQUIRE(blocked);
  CHECK(blocked.value() == "SigBlk:\t0000000000000000\n");
}
#endif

TEST_CASE("the exit status is known where the parent process had children ignored") {
  struct sigaction ignore{};
  struct sigaction former{};
  ignore.sa_handler = SIG_IGN;
  ::sigaction(SIGCHLD, &ignore, &former);
  CHECK(failure({"sh", "-c", "exit 7"}).number == 7);
  ::sigaction(SIGCHLD, &former, nullptr);
}

TEST_CASE("a command is killed, with what it started, when another thread asks for that") {
  const support::TemporaryDirectory directory;
  const std::string begun = directory.path("begun");
  const auto stop = std::make_shared<std::atomic<bool>>(false);
  const auto is_written = [&] {
    std::ifstream file(begun);
    std::string line;
    return std::getline(file, line) && !file.eof();
  };
  std::thread other([&] { *stop = support::eventually(is_written); });
  WaitEnd end = std::chrono::steady_clock::now() + std::chrono::minutes(10);
  end.stop = stop;
  // The second process keeps the output open.
  const auto output =
      command_output({"/bin/sh", "-c", "sleep 1000 & echo $$ > " + begun + "; exit 0"}, room, end);
  other.join();
  REQUIRE_FALSE(output);
  CHECK(output.error().kind == Kind::interrupted);
  std::ifstream file(begun);
  pid_t group = 0;
  file >> group;
  REQUIRE(group > 1);
  CHECK(support::eventually([&] { return ::kill(-group, 0) != 0; }));
}
