#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <string>

#include "connector/net/process/service_manager.hpp"
#include "support/catch.hpp"
#include "support/descriptor.hpp"

namespace {

using rconn::listening_descriptor;

// What `work` returns in a process of its own, whose third descriptor is a listening socket: there
// is only one number that a manager passes, and the test itself may use it.
int as_service(const char* count, const std::function<int()>& work,
               const std::string& process = {}) {
  const support::Descriptor listener{::socket(AF_INET, SOCK_STREAM, 0)};
  REQUIRE(::listen(listener.get(), 1) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const std::string own = std::to_string(::getpid());
    ::setenv("LISTEN_PID", process.empty() ? own.c_str() : process.c_str(), 1);
    ::setenv("LISTEN_FDS", count, 1);
    ::setenv("LISTEN_FDNAMES", "rconn.socket", 1);
    // dup2 of a descriptor to itself would leave its close-on-exec flag.
    const bool is_there = listener.get() == 3 || ::dup2(listener.get(), 3) == 3;
    ::_exit(is_there ? work() : 100);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

bool is_environment_clean() {
  for (const char* name : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"}) {
    if (::getenv(name) != nullptr) return false;
  }
  return true;
}

// 0 if there is an error whose words contain `words`.
int fails_with(const std::string& words) {
  const auto found = listening_descriptor();
  if (found) return 1;
  if (found.error().find(words) == std::string::npos) return 2;
  return is_environment_clean() ? 0 : 3;
}

}  // namespace

TEST_CASE("the socket that a service manager passes is taken over, and no child inherits it") {
  CHECK(as_service("1", [] {
          const auto found = listening_descriptor();
          if (!found || found.value() != 3) return 1;
          if ((::fcntl(3, F_GETFD) & FD_CLOEXEC) == 0) return 2;
          int listens = 0;
          socklen_t size = sizeof listens;
          if (::getsockopt(3, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0) return 3;
          if (listens != 1) return 4;
          return is_environment_clean() ? 0 : 5;
        }) == 0);
}

TEST_CASE("a socket is taken over once") {
  CHECK(as_service("1", [] {
          static_cast<void>(listening_descriptor());
          const auto again = listening_descriptor();
          return again && !again.value() ? 0 : 1;
        }) == 0);
}

TEST_CASE("without a service manager there is no socket to take over") {
  CHECK(as_service("1", [] {
          ::unsetenv("LISTEN_PID");
          const auto found = listening_descriptor();
          return found && !found.value() && is_environment_clean() ? 0 : 1;
        }) == 0);
}

TEST_CASE("sockets that are passed to another process are not ours") {
  CHECK(as_service(
            "1",
            [] {
              const auto found = listening_descriptor();
              return found && !found.value() && is_environment_clean() ? 0 : 1;
            },
            "1") == 0);
}

TEST_CASE("more than one socket is an error that says how many") {
  CHECK(as_service("2", [] { return fails_with("passes 2 sockets"); }) == 0);
}

TEST_CASE("numbers of sockets and processes that are none are errors") {
  for (const char* count : {"0", "-1", "", "one", "1x", " 1", "99999999999999999999"}) {
    CAPTURE(count);
    CHECK(as_service(count, [] { return fails_with("LISTEN_FDS"); }) == 0);
  }
  CHECK(as_service("1", [] { return fails_with("LISTEN_PID"); }, "me") == 0);
}

TEST_CASE("a socket that is announced must be open") {
  CHECK(as_service("1", [] {
          ::close(3);
          return fails_with("no open socket");
        }) == 0);
}
