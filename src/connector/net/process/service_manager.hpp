// What a service manager and its service tell each other: sd_listen_fds(3), sd_notify(3) and
// sd_watchdog_enabled(3), whose protocol is stable, without the library of systemd.
// Entry points: listening_descriptor() and ServiceManager, each once, early in main while there is
// one thread: both take their variables out of the environment, so that no child answers to them.
// Invariants: telling never waits and never fails. What the manager does not take is dropped: it is
// no reason to end, and a manager that expects a message says itself that none came.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "connector/net/process/descriptor.hpp"
#include "connector/values/result.hpp"

namespace rconn {

// The socket that the manager passes (LISTEN_FDS, LISTEN_PID), closed by exec(3); the caller owns
// it. None: it passes none to this process. Errors, in words: more than one, or what is not
// understood; that is an end, and the descriptors stay open until then.
Result<std::optional<int>, std::string> listening_descriptor();

class ServiceManager {
 public:
  // Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID. Without a manager all that is told goes
  // nowhere.
  ServiceManager();

  // `status` is one line for people; control characters in it become spaces.
  void ready(std::string_view status);     // at the start, and after reloading()
  void reloading();                        // until ready(); also for Type=notify-reload
  void stopping(std::string_view status);  // until the process ends

  // To be called at least as often as keep_alive_interval() says, or the manager restarts the
  // service.
  void keep_alive();

  // Half of what the manager waits; none: there is no watchdog.
  [[nodiscard]] std::optional<std::chrono::microseconds> keep_alive_interval() const {
    return interval_;
  }

 private:
  void tell(std::string_view message) const;

  std::string path_;  // of the manager's socket, an abstract one with a leading NUL; empty: none
  Descriptor socket_;
  std::optional<std::chrono::microseconds> interval_;
};

}  // namespace rconn
