// Catches SIGINT, SIGTERM and SIGHUP, so that a run can end by itself and deliver its results.
// Entry points: SignalCatcher, once, at the start of main; caught_signal() and
// signal_descriptor() wherever something waits; UndoOnSignal around a change outside the process.
// The first signal is only noted. Another one within signal_grace counts as the same: timeout(1)
// and shells signal a process and then its group. A later one ends the process at once.
#pragma once

#include <chrono>

namespace rconn {

// Signals that the parent process ignores stay ignored (nohup, a background job of a script).
// Without a descriptor for signal_descriptor(), the signals keep their default effect.
class SignalCatcher {
 public:
  SignalCatcher();
  // Gives the descriptor back. The signals are still caught, so that none ends the process now.
  ~SignalCatcher();
  SignalCatcher(const SignalCatcher&) = delete;
  SignalCatcher& operator=(const SignalCatcher&) = delete;
};

inline constexpr std::chrono::seconds signal_grace{1};

// The number of the first signal that was caught; 0: none so far.
int caught_signal();

// A descriptor that is readable once a signal was caught; nobody reads it. -1: signals are not
// caught.
int signal_descriptor();

// Undoes a change outside the process (the terminal's echo, a temporary file) if a signal ends the
// process while the instance exists. It also covers signals that are not caught above, such as
// SIGQUIT. `undo` is called in a signal handler: it may call only async-signal-safe functions
// (signal-safety(7)). It must not outlive `data`; of several instances, the last one is destroyed
// first.
class UndoOnSignal {
 public:
  UndoOnSignal(void (*undo)(void* data), void* data);
  ~UndoOnSignal();
  UndoOnSignal(const UndoOnSignal&) = delete;
  UndoOnSignal& operator=(const UndoOnSignal&) = delete;

 private:
  friend void undo_changes();

  void (*undo_)(void* data);
  void* data_;
  const UndoOnSignal* outer_;
};

// For one who ends the process at once. Async-signal-safe.
void undo_changes();

}  // namespace rconn
