#include "cli/commands/background_task.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <thread>

#include "connector/net/process/signal_catcher.hpp"

namespace rconn::cli {
namespace {

void set_handler(int number, void (*handler)(int)) {
  struct sigaction action{};
  action.sa_handler = handler;
  ::sigaction(number, &action, nullptr);
}

void end_copy(int /*number*/) {
  undo_changes();
  ::_exit(1);
}

// Handlers of the original would act for it. As with exec(2), what is ignored stays ignored.
void replace_handlers() {
  for (int number = 1; number < NSIG; ++number) {
    struct sigaction action{};
    if (::sigaction(number, nullptr, &action) != 0) continue;
    if (action.sa_handler == SIG_IGN) continue;
    const bool ends = number == SIGINT || number == SIGTERM || number == SIGHUP;
    if (ends || action.sa_handler != SIG_DFL) set_handler(number, ends ? end_copy : SIG_DFL);
  }
}

// A connection that the original closes would stay open here, and the terminal is not the copy's.
// What write_file() waits for keeps its number.
void give_up_descriptors() {
  constexpr long most = 65'536;
  const long limit = ::sysconf(_SC_OPEN_MAX);
  const auto end = static_cast<int>(limit < 0 ? most : std::min(limit, most));
  for (int number = STDERR_FILENO + 1; number < end; ++number) {
    if (number != signal_descriptor()) ::close(number);
  }
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nothing < 0) return;
  for (int number = 0; number <= STDERR_FILENO; ++number) ::dup2(nothing, number);
  ::close(nothing);
}

// Never returns, so that nothing of the original is undone, goes on or is written twice.
[[noreturn]] void run_copy(const std::function<void()>& work, const sigset_t& unblocked) {
  try {
    replace_handlers();
    give_up_descriptors();
    ::pthread_sigmask(SIG_SETMASK, &unblocked, nullptr);
    work();
  } catch (...) {
    ::_exit(1);
  }
  ::_exit(0);
}

}  // namespace

void BackgroundTask::start(const std::function<void()>& work) {
  reap();
  if (child_ > 0) return;
  // No signal comes while the copy has the handlers of the original.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t child = ::fork();
  if (child == 0) run_copy(work, before);
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  child_ = std::max<pid_t>(child, 0);
}

void BackgroundTask::reap() {
  if (child_ > 0 && ::waitpid(child_, nullptr, WNOHANG) != 0) child_ = 0;
}

bool BackgroundTask::ends_within(std::chrono::milliseconds time) {
  constexpr std::chrono::milliseconds pause{5};
  const auto end = std::chrono::steady_clock::now() + time;
  for (reap(); child_ > 0 && std::chrono::steady_clock::now() < end; reap()) {
    std::this_thread::sleep_for(pause);
  }
  return child_ == 0;
}

void BackgroundTask::wait() {
  constexpr std::chrono::milliseconds to_end{200};
  if (ends_within(grace)) return;
  ::kill(child_, SIGTERM);  // it removes its draft
  if (ends_within(to_end)) return;
  ::kill(child_, SIGKILL);
  static_cast<void>(ends_within(to_end));
  child_ = 0;  // if it hangs in the system, it ends later
}

}  // namespace rconn::cli
