#include "connector/net/process/signal_catcher.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <ctime>

#include "connector/net/process/wake_up.hpp"

namespace rconn {
namespace {

constexpr std::array caught_numbers{SIGINT, SIGTERM, SIGHUP};

// Those that end the process by default and that somebody sends.
constexpr std::array fatal_numbers{SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGVTALRM, SIGPROF};

// Global, because a handler gets only the signal's number.
std::atomic<int> descriptor = -1;  // see WakeUp; the handler writes to `writable`
std::atomic<int> writable = -1;
std::atomic<int> first_number = 0;
std::atomic<std::int64_t> first_at = 0;  // in nanoseconds of CLOCK_MONOTONIC
std::atomic<const UndoOnSignal*> innermost = nullptr;
static_assert(std::atomic<int>::is_always_lock_free);  // required in a signal handler
static_assert(std::atomic<std::int64_t>::is_always_lock_free);
static_assert(std::atomic<const UndoOnSignal*>::is_always_lock_free);

std::int64_t now() {
  constexpr std::int64_t second = 1'000'000'000;
  timespec time{};
  ::clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * second + time.tv_nsec;
}

void set_handler(int number, void (*handler)(int)) {
  struct sigaction action{};
  action.sa_handler = handler;
  ::sigaction(number, &action, nullptr);
}

// Replaces the handler only if it is still `former`: an ignored signal stays ignored.
void replace_handler(int number, void (*former)(int), void (*next)(int)) {
  struct sigaction action{};
  if (::sigaction(number, nullptr, &action) != 0 || action.sa_handler != former) return;
  set_handler(number, next);
}

// Ends the process as the signal would have done by default.
void end_process(int number) {
  constexpr int first_init_process = 1;
  constexpr int base = 128;  // of the exit status, as in a shell
  undo_changes();
  if (::getpid() == first_init_process) ::_exit(base + number);  // its default effects are ignored
  set_handler(number, SIG_DFL);
  ::kill(::getpid(), number);  // delivered when the handler returns
}

void handle_signal(int number) {
  const int error = errno;
  int none = 0;
  if (first_number.compare_exchange_strong(none, number)) {
    first_at = now();
    const std::uint64_t once = 1;
    static_cast<void>(::write(writable, &once, sizeof once));
  } else if (now() - first_at > std::chrono::nanoseconds(signal_grace).count() && first_at != 0) {
    end_process(number);
  }
  errno = error;
}

}  // namespace

SignalCatcher::SignalCatcher() {
  const WakeUp opened = open_wake_up();
  descriptor = opened.readable;
  writable = opened.writable;
  if (descriptor < 0) return;
  for (const int number : caught_numbers) replace_handler(number, SIG_DFL, handle_signal);
}

SignalCatcher::~SignalCatcher() {
  const int read_end = descriptor.exchange(-1);
  const int write_end = writable.exchange(-1);
  if (read_end >= 0) ::close(read_end);
  if (write_end >= 0 && write_end != read_end) ::close(write_end);
}

int caught_signal() { return first_number; }

int signal_descriptor() { return descriptor; }

UndoOnSignal::UndoOnSignal(void (*undo)(void* data), void* data)
    : undo_(undo), data_(data), outer_(innermost) {
  innermost = this;
  for (const int number : fatal_numbers) replace_handler(number, SIG_DFL, end_process);
}

UndoOnSignal::~UndoOnSignal() {
  innermost = outer_;
  if (outer_ != nullptr) return;
  for (const int number : fatal_numbers) replace_handler(number, end_process, SIG_DFL);
}

void undo_changes() {
  for (const UndoOnSignal* each = innermost; each != nullptr; each = each->outer_) {
    each->undo_(each->data_);
  }
}

}  // namespace rconn
