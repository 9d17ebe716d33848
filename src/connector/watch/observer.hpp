// The clock of a watch, and what it knows of rconn itself: how late it is, and when it did not run.
// Entry points: look(), after every wait; pauses().
// Invariant: all moments that are recorded are counted from its start, on the monotonic clock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>

#include "connector/net/deadline.hpp"
#include "connector/values/watch/event.hpp"
#include "connector/values/watch/watch_record.hpp"
#include "connector/watch/pause_detector.hpp"
#include "connector/watch/watch.hpp"

namespace rconn {

class Observer {
 public:
  // Both must outlive the observer. Now is the start of the watch.
  Observer(WatchRecord& record, const WatchListener& listener);

  // Now. A pause that has just ended is recorded and told.
  net::Clock::time_point look();

  // The same, and looks for suspensions of the machine as well.
  net::Clock::time_point look_closely();

  [[nodiscard]] const Pauses& pauses() const { return pauses_; }

  [[nodiscard]] net::Clock::time_point start() const { return start_; }
  [[nodiscard]] Duration since_start(net::Clock::time_point moment) const {
    return moment - start_;
  }
  // With what the clock on the wall showed then, if nobody has set it since.
  [[nodiscard]] Instant instant(net::Clock::time_point moment) const;

  // A probe was started that was due then.
  void note_start(net::Clock::time_point due, net::Clock::time_point started);

  // How late rconn was at most in the last second or two, to start what was due: so late it may
  // also be to see what happened.
  [[nodiscard]] Duration lateness(net::Clock::time_point now) const;

  // Passes the event to the listener, as soon as there is room.
  void tell(const WatchEvent& event);

  // Passes on what was held back.
  void tell_rest();

  // Events that wait for room; of more, the oldest are only in the record.
  static constexpr std::size_t max_held_back = 1'000;

 private:
  [[nodiscard]] bool has_room() const;
  void note(const PauseDetector::Gap& gap);

  WatchRecord& record_;
  const WatchListener& listener_;
  net::Clock::time_point start_;
  PauseDetector detector_;
  Pauses pauses_;
  net::Clock::time_point window_;  // the begin of the current second
  Duration late_in_window_{};
  Duration late_before_{};  // in the window before it
  std::deque<WatchEvent> held_back_;
};

}  // namespace rconn
