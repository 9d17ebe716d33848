#include "connector/watch/observer.hpp"

#include <algorithm>

#include "connector/net/machine/suspended.hpp"

namespace rconn {

using net::Clock;

namespace {

constexpr std::chrono::seconds lateness_window{1};

}  // namespace

Observer::Observer(WatchRecord& record, const WatchListener& listener)
    : record_(record),
      listener_(listener),
      start_(Clock::now()),
      detector_(start_, net::time_suspended()) {
  record_.start = {{}, std::chrono::system_clock::now()};
  record_.now = record_.start;
}

Clock::time_point Observer::look() {
  const auto now = Clock::now();
  if (const auto gap = detector_.look(now)) note(*gap);
  return now;
}

Clock::time_point Observer::look_closely() {
  const auto now = Clock::now();
  if (const auto gap = detector_.look(now, net::time_suspended())) note(*gap);
  return now;
}

Instant Observer::instant(Clock::time_point moment) const {
  const auto ago = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - moment);
  return {since_start(moment), std::chrono::system_clock::now() - ago};
}

void Observer::note_start(Clock::time_point due, Clock::time_point started) {
  const Duration late = started - due;
  record_.latest = std::max(record_.latest, late);
  if (started - window_ >= lateness_window) {
    const bool adjoins = started - window_ < 2 * lateness_window;
    late_before_ = adjoins ? late_in_window_ : Duration{};
    late_in_window_ = {};
    window_ = started;
  }
  late_in_window_ = std::max(late_in_window_, late);
}

Duration Observer::lateness(Clock::time_point now) const {
  constexpr std::chrono::milliseconds least{1};
  if (now - window_ >= 2 * lateness_window) return least;
  return std::max<Duration>({late_in_window_, late_before_, least});
}

void Observer::note(const PauseDetector::Gap& gap) {
  ++pauses_.count;
  pauses_.total += gap.lasted;
  const bool suspended = gap.suspended.count() > 0;
  const Duration lasted = suspended ? gap.lasted + gap.suspended : gap.lasted;
  const auto now = std::chrono::system_clock::now();
  const auto wall = std::chrono::floor<std::chrono::system_clock::duration>(now - lasted);
  const Pause pause{{since_start(gap.began), wall}, lasted, suspended, lasted - gap.lasted};
  // Only what the clock of the record counts: availability_by_time() subtracts it.
  record_.paused += gap.lasted;
  if (record_.pauses.size() < WatchRecord::max_pauses) {
    record_.pauses.push_back(pause);
  } else {
    ++record_.pauses_left_out;
  }
  tell({.kind = WatchEventKind::paused, .when = instant(Clock::now()), .lasted = lasted});
}

bool Observer::has_room() const { return !listener_.room || listener_.room() == Room::yes; }

void Observer::tell(const WatchEvent& event) {
  if (!listener_.on_event) return;
  record_.now = instant(Clock::now());
  record_.lasted = record_.now.at;
  if (held_back_.empty() && has_room()) {
    listener_.on_event(event, record_);
    return;
  }
  if (held_back_.size() == max_held_back) held_back_.pop_front();
  held_back_.push_back(event);
}

void Observer::tell_rest() {
  for (; !held_back_.empty(); held_back_.pop_front()) {
    listener_.on_event(held_back_.front(), record_);
  }
}

}  // namespace rconn
