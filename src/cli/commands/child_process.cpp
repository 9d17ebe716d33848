#include "cli/commands/child_process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>

#include "cli/commands/process_settings.hpp"
#include "connector/net/process/descriptor.hpp"

namespace rconn::cli {
namespace {

constexpr pid_t first_process = 1;

// Replaces this process. Returns an errno if that fails.
int execute(const std::vector<std::string>& command) {
  std::vector<std::string> words = command;
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  restore_process_settings();
  ::execvp(pointers[0], pointers.data());
  const int error = errno;
  change_process_settings();
  return error;
}

// Gives the child its own process group, in the foreground if there is a terminal: a key such as
// Ctrl-C then signals the child, and not this process, which would pass it on a second time.
void lead_foreground_group() {
  ::setpgid(0, 0);
  struct sigaction ignore{};
  struct sigaction former{};
  ignore.sa_handler = SIG_IGN;
  ::sigaction(SIGTTOU, &ignore, &former);  // it would stop a process in the background
  ::tcsetpgrp(STDIN_FILENO, ::getpgrp());
  ::sigaction(SIGTTOU, &former, nullptr);
}

// A handler would lose a signal that arrives before exec(3); the default effect does not.
void reset_handlers(const sigset_t& signals) {
  for (int number = 1; number < NSIG; ++number) {
    struct sigaction action{};
    if (sigismember(&signals, number) != 1) continue;
    if (::sigaction(number, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    action = {};
    ::sigaction(number, &action, nullptr);
  }
}

// In the child. Reports an errno to the parent through `report`, which exec(3) closes.
[[noreturn]] void become(const std::vector<std::string>& command, const sigset_t& blocked,
                         const sigset_t& former_mask, int report) {
  constexpr int unused = 127;
  lead_foreground_group();
  reset_handlers(blocked);
  ::pthread_sigmask(SIG_SETMASK, &former_mask, nullptr);
  const int error = execute(command);
  static_cast<void>(::write(report, &error, sizeof error));
  ::_exit(unused);
}

int status_of(int wait_status) {
  constexpr int as_a_shell = 128;
  return WIFSIGNALED(wait_status) ? as_a_shell + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

// Waits for every child that has ended. Returns the exit status of `main_child` once it has.
std::optional<int> reap(pid_t main_child) {
  std::optional<int> status;
  int wait_status = 0;
  for (pid_t ended = 0; (ended = ::waitpid(-1, &wait_status, WNOHANG)) > 0;) {
    if (ended == main_child) status = status_of(wait_status);
  }
  return status;
}

// Signals are blocked meanwhile, so that none is lost between two calls.
int supervise(pid_t child, const sigset_t& signals) {
  while (true) {
    if (const auto status = reap(child)) return *status;
    int number = 0;
    if (::sigwait(&signals, &number) == 0 && number != SIGCHLD) ::kill(child, number);
  }
}

// 0 if the child has become the command.
int error_of_start(int report) {
  int error = 0;
  ssize_t got = 0;
  do {
    got = ::read(report, &error, sizeof error);
  } while (got < 0 && errno == EINTR);
  return got == sizeof error ? error : 0;
}

// Signals that are about this process itself, or that the kernel sends for an error in it.
sigset_t signals_to_pass_on() {
  sigset_t signals;
  sigfillset(&signals);
  for (const int own : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS, SIGTTIN, SIGTTOU,
                        SIGPIPE, SIGXFSZ}) {
    sigdelset(&signals, own);
  }
  return signals;
}

ChildEnd run_supervised(const std::vector<std::string>& command) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return {.error = errno};
  const Descriptor report(ends[0]);
  Descriptor reports(ends[1]);
  // Not by pipe2(2), which macOS lacks: no other thread starts processes.
  for (const int end : ends) {
    if (::fcntl(end, F_SETFD, FD_CLOEXEC) != 0) return {.error = errno};
  }
  const sigset_t signals = signals_to_pass_on();
  sigset_t former{};
  ::pthread_sigmask(SIG_BLOCK, &signals, &former);
  const pid_t child = ::fork();
  ChildEnd end;
  if (child < 0) end.error = errno;
  if (child == 0) become(command, signals, former, reports.number());
  reports = Descriptor();  // so that the pipe ends when the child closes it
  if (child > 0) {
    end.error = error_of_start(report.number());
    end.status = supervise(child, signals);
  }
  ::pthread_sigmask(SIG_SETMASK, &former, nullptr);
  return end;
}

}  // namespace

ChildEnd run_child(const std::vector<std::string>& command) {
  if (::getpid() == first_process) return run_supervised(command);
  return {.error = execute(command)};
}

}  // namespace rconn::cli
