// SIGHUP as a request to read the configuration again, for a command that serves.
// Entry point: ReloadSignal, one at a time. While it exists, SIGHUP does not end the run, not even
// where the parent process has it ignored (nohup): a reload does no harm. Afterwards it has its
// former effect, see signal_catcher.
#pragma once

#include <csignal>

#include "connector/net/process/wake_up.hpp"

namespace rconn {

class ReloadSignal {
 public:
  // Throws std::system_error if no descriptor is available.
  ReloadSignal();
  ~ReloadSignal();
  ReloadSignal(const ReloadSignal&) = delete;
  ReloadSignal& operator=(const ReloadSignal&) = delete;

  // Readable once the signal came; until take().
  [[nodiscard]] int descriptor() const { return wake_up_.readable; }

  // Whether it came since.
  [[nodiscard]] bool has_come() const;

  // Forgets those that came. Does not wait.
  void take() const;

 private:
  WakeUp wake_up_;
  struct sigaction former_{};
};

}  // namespace rconn
