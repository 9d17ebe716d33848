// Starts a thread that may be left behind when the process ends.
// Entry point: start_detached(). The thread blocks all signals, so that they go to the main thread;
// it owns what it uses.
#pragma once

#include <csignal>
#include <thread>
#include <utility>

namespace rconn {

// Blocks all signals of the calling thread while it exists; a thread that it starts inherits that.
class WithoutSignals {
 public:
  WithoutSignals() {
    sigset_t all;
    sigfillset(&all);  // a macro on some systems
    ::pthread_sigmask(SIG_BLOCK, &all, &before_);
  }
  ~WithoutSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  WithoutSignals(const WithoutSignals&) = delete;
  WithoutSignals& operator=(const WithoutSignals&) = delete;

 private:
  sigset_t before_{};
};

// Throws std::system_error if there is no thread.
template <typename Work>
void start_detached(Work work) {
  const WithoutSignals inherited;
  std::thread(std::move(work)).detach();
}

}  // namespace rconn
