#include "connector/net/process/job_control.hpp"

#include <atomic>
#include <cerrno>
#include <csignal>

namespace rconn {
namespace {

// Global, because a handler gets only the signal's number.
std::atomic<void (*)(void*)> stop_change = nullptr;
std::atomic<void*> stop_data = nullptr;
std::atomic<bool> continued = false;
static_assert(std::atomic<void*>::is_always_lock_free);  // required in a signal handler
static_assert(std::atomic<bool>::is_always_lock_free);

// Within the handler, the signal is not blocked: it can stop the process there.
void set_handler(int number, void (*handler)(int)) {
  struct sigaction action{};
  action.sa_handler = handler;
  action.sa_flags = SA_NODEFER;
  ::sigaction(number, &action, nullptr);
}

void replace_handler(int number, void (*former)(int), void (*next)(int)) {
  struct sigaction action{};
  if (::sigaction(number, nullptr, &action) != 0 || action.sa_handler != former) return;
  set_handler(number, next);
}

// Stops the process as the signal would have done by default, until it is continued.
void handle_stop(int number) {
  const int error = errno;
  if (const auto undo = stop_change.load()) undo(stop_data);
  set_handler(number, SIG_DFL);
  ::raise(number);
  set_handler(number, handle_stop);
  continued = true;
  errno = error;
}

void handle_continue(int /*number*/) { continued = true; }

}  // namespace

StopCatcher::StopCatcher(void (*before_stop)(void* data), void* data) {
  stop_data = data;
  stop_change = before_stop;
  replace_handler(SIGTSTP, SIG_DFL, handle_stop);
  replace_handler(SIGCONT, SIG_DFL, handle_continue);
}

StopCatcher::~StopCatcher() {
  replace_handler(SIGTSTP, handle_stop, SIG_DFL);
  replace_handler(SIGCONT, handle_continue, SIG_DFL);
  stop_change = nullptr;
}

bool StopCatcher::was_continued() { return continued.exchange(false); }

}  // namespace rconn
