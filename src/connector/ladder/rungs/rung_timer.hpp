// Times the rungs of one run and writes them into its report.
// Entry point: RungTimer. The total is the sum of the rungs by construction. Between two rungs lies
// only the time that an event waited for rconn itself (see net/loop_clock) and that of the
// listener.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "connector/net/deadline.hpp"
#include "connector/values/report.hpp"

namespace rconn {

// Called at the end of each rung, with the report as it would be if the run ended there. The time
// of the call is not measured.
using OnRung = std::function<void(const Report&, Rung)>;

// A rung that failed, whether or not this makes the run fail.
struct RungFailure {
  Rung rung;
  Failure failure;
  bool redis_answered = false;  // a Redis server answered the command, with an error
};

class RungTimer {
 public:
  // Starts the clock. The report must outlive the timer. `on_rung` may be empty. `latest`: when the
  // whole must be over that this operation is a part of, if there is such an end.
  explicit RungTimer(Report& report, OnRung on_rung = {}, std::optional<net::Deadline> latest = {})
      : report_(report),
        on_rung_(std::move(on_rung)),
        latest_(latest),
        start_(net::Clock::now()),
        boundary_(start_) {
    report_.probed = true;
  }

  [[nodiscard]] Report& report() { return report_; }
  [[nodiscard]] net::Clock::time_point start() const { return start_; }
  [[nodiscard]] const std::optional<net::Deadline>& latest() const { return latest_; }

  // The last boundary: the start of the current rung.
  [[nodiscard]] net::Clock::time_point boundary() const { return boundary_; }

  // The time since the last boundary counts towards no rung.
  void skip() { boundary_ = net::Clock::now(); }

  // Ends `rung`, which succeeded at `seen`, not later than now. The next rung starts now.
  void reached(Rung rung, net::Clock::time_point seen = net::Clock::now());

  // Ends `rung`, which failed, and makes the run fail.
  void failed(Rung rung, Failure failure, net::Clock::time_point seen = net::Clock::now());

  // Ends `rung`, which failed. The caller may later make the run fail by stop().
  RungFailure rung_failed(Rung rung, Failure failure,
                          net::Clock::time_point seen = net::Clock::now());

  // Makes the run fail because of a rung that has ended.
  void stop(RungFailure failed);

 private:
  void end(Rung rung, net::Clock::time_point seen);
  void tell(const Report& report, Rung rung);

  Report& report_;
  OnRung on_rung_;
  std::optional<net::Deadline> latest_;
  net::Clock::time_point start_;
  net::Clock::time_point boundary_;
};

}  // namespace rconn
