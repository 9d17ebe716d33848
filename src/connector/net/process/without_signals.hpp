// Blocks all signals of the calling thread while it exists. A thread that is started meanwhile
// inherits that, so that signals go to the main thread.
// Entry point: WithoutSignals.
#pragma once

#include <csignal>

namespace rconn {

class WithoutSignals {
 public:
  WithoutSignals() {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_BLOCK, &all, &before_);
  }
  ~WithoutSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  WithoutSignals(const WithoutSignals&) = delete;
  WithoutSignals& operator=(const WithoutSignals&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace rconn
