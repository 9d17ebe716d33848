#include "cli/output/console/broken_pipe.hpp"

#include <unistd.h>

#include <csignal>

namespace rconn::cli {

void end_by_broken_pipe() {
  constexpr int as_a_shell = 128 + SIGPIPE;
  struct sigaction action{};
  action.sa_handler = SIG_DFL;
  ::sigaction(SIGPIPE, &action, nullptr);
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  ::pthread_sigmask(SIG_UNBLOCK, &pipe, nullptr);
  static_cast<void>(::raise(SIGPIPE));  // no effect on the first process of a PID namespace
  ::_exit(as_a_shell);
}

}  // namespace rconn::cli
