// Does something in a copy of this process, so that a measurement need not wait for it.
// Entry points: BackgroundTask::start(), reap(), wait().
// Invariant: at most one copy runs; the destructor waits for it. A copy has no file and no
// connection of the original: its standard streams are /dev/null, the others are closed.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>

namespace rconn::cli {

class BackgroundTask {
 public:
  BackgroundTask() = default;
  ~BackgroundTask() { wait(); }
  BackgroundTask(const BackgroundTask&) = delete;
  BackgroundTask& operator=(const BackgroundTask&) = delete;

  // Nothing is started if the last one still runs, or if there can be no other process. A signal
  // that ends the copy undoes its changes (UndoOnSignal); an exception only ends it.
  void start(const std::function<void()>& work);

  // Lets the system forget a copy that has ended. Does not wait.
  void reap();

  // Until it has ended: one that takes longer than `grace` is ended.
  void wait();

  static constexpr std::chrono::seconds grace{2};

 private:
  [[nodiscard]] bool ends_within(std::chrono::milliseconds time);

  pid_t child_ = 0;  // 0: none
};

}  // namespace rconn::cli
