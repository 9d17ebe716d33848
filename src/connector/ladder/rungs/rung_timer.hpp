// Times the rungs of one run and writes them into its report.
// Entry point: RungTimer. The total is the sum of the rungs by construction. Between two rungs lies
// only the time that an event waited for rconn itself (see net/loop_clock).
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "connector/ladder/rungs/under_way.hpp"
#include "connector/net/deadline.hpp"
#include "connector/values/report.hpp"

namespace rconn {

// A rung that failed, whether or not this makes the run fail.
struct RungFailure {
  Rung rung;
  Failure failure;
  bool redis_answered = false;  // a Redis server answered the command, with an error
};

class RungTimer {
 public:
  // Starts the clock. `latest`: when the whole must be over that this operation is a part of, if
  // there is such an end. `under_way`: where to say what goes on; may be null. It and the report
  // must outlive the timer.
  explicit RungTimer(Report& report, std::optional<net::Deadline> latest = {},
                     UnderWay* under_way = nullptr)
      : report_(report),
        latest_(latest),
        under_way_(under_way),
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
  void skip();

  // `rung` has begun. Only for those who watch: its time counts from the last boundary.
  void begin(Rung rung);

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

  Report& report_;
  std::optional<net::Deadline> latest_;
  UnderWay* under_way_;
  net::Clock::time_point start_;
  net::Clock::time_point boundary_;
};

}  // namespace rconn
