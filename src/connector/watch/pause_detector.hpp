// Notices that this process did not run: it was stopped (SIGSTOP), the machine was suspended or too
// busy.
// Entry point: PauseDetector::look(), to be called at least once per PauseDetector::beat. Pure: the
// caller passes in the time.
#pragma once

#include <chrono>
#include <optional>

#include "connector/net/deadline.hpp"

namespace rconn {

// The pauses until a moment: what came between two moments is the difference.
struct Pauses {
  std::uint64_t count = 0;
  net::Clock::duration total{};  // on the monotonic clock

  bool operator==(const Pauses&) const = default;
};

class PauseDetector {
 public:
  using Time = net::Clock::time_point;

  struct Gap {
    Time began;               // when it was last seen to run
    Time::duration lasted{};  // on the clock of `began`, which does not count suspensions
    std::chrono::nanoseconds suspended{};
  };

  // `suspended`: see net/machine/suspended; here, and below, since the machine was started.
  PauseDetector(Time now, std::chrono::nanoseconds suspended) : last_(now), suspended_(suspended) {}

  // It runs now. A gap if it did not run for some time before.
  std::optional<Gap> look(Time now);
  std::optional<Gap> look(Time now, std::chrono::nanoseconds suspended);

  static constexpr std::chrono::milliseconds beat{50};

  // A look that comes later than that after the one before is late because this process did not
  // run: twice the time between two beats, and some.
  static constexpr std::chrono::milliseconds longest_gap{150};

  // The clocks are not read at the same moment.
  static constexpr std::chrono::milliseconds least_suspension{100};

 private:
  Time last_;
  std::chrono::nanoseconds suspended_;
};

}  // namespace rconn
