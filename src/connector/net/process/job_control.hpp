// Undoes a change to the terminal while the process is stopped by its user (Ctrl-Z).
// Entry point: StopCatcher, around the change.
#pragma once

namespace rconn {

// At most one instance; it must not outlive `data`. A process whose parent ignores SIGTSTP is not
// stopped, and nothing is done.
class StopCatcher {
 public:
  // `before_stop` is called in a signal handler, for SIGTSTP: it may call only async-signal-safe
  // functions (signal-safety(7)).
  StopCatcher(void (*before_stop)(void* data), void* data);
  ~StopCatcher();
  StopCatcher(const StopCatcher&) = delete;
  StopCatcher& operator=(const StopCatcher&) = delete;

  // Whether the process was stopped and continued since the last call, also by SIGSTOP.
  bool was_continued();
};

}  // namespace rconn
