// All that a watch has seen so far, in memory that does not grow with time.
// Entry point: WatchRecord; connector/watch fills it, and output is a pure function of it. Moments
// are counted from the start of the watch, on the monotonic clock.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "connector/values/numbers/histogram.hpp"
#include "connector/values/report.hpp"
#include "connector/values/run_end.hpp"
#include "connector/values/watch/event.hpp"
#include "connector/values/watch/failover.hpp"
#include "connector/values/watch/outage.hpp"
#include "connector/values/watch/probe.hpp"

namespace rconn {

// The probes of one view that began in one slot of time.
struct SlotCounts {
  std::uint64_t ok = 0;
  std::uint64_t failed = 0;  // those that could not start in time included
  Histogram service;

  bool operator==(const SlotCounts&) const = default;
};

// What happened over time: slots of equal width. When there are max_slots of them, each two become
// one, of twice the width.
struct Series {
  Duration width{std::chrono::seconds(1)};
  std::vector<std::array<SlotCounts, view_names.size()>> slots;  // the first begins at 0

  static constexpr std::size_t max_slots = 360;

  bool operator==(const Series&) const = default;
};

// What one view saw. Failures have no times.
struct ViewRecord {
  View view = View::held;
  std::uint64_t ok = 0;
  std::uint64_t failed = 0;
  std::uint64_t not_started = 0;  // too many before them were unanswered; they count as failed
  std::uint64_t connections = 0;  // attempts to connect
  std::uint64_t commands = 0;     // PING and SET that were sent; what logs in is not counted
  std::map<Fault, std::uint64_t> faults;
  Histogram service;    // from the start of a probe to its reply
  Histogram corrected;  // from the moment at which it should have started
  std::array<Histogram, rung_names.size()> rungs;
  Duration down{};  // the windows of its outages, added up
  bool is_down = false;

  // Those whose result is known.
  [[nodiscard]] std::uint64_t probes() const { return ok + failed + not_started; }

  bool operator==(const ViewRecord&) const = default;
};

struct TargetRecord {
  std::string target;    // as the user named it, secrets removed
  std::string endpoint;  // where it is, as in a report
  std::string address;   // the one that answered last; empty: none did
  std::vector<ViewRecord> views;
  std::vector<Outage> outages;  // the first max_outages; the last one may go on
  std::size_t outages_left_out = 0;
  Duration down{};                  // time in which any of the views did not work
  Duration longest{};               // of its outages, also of those left out
  std::vector<WatchEvent> events;   // the first and the last of them: at most max_events
  std::size_t events_left_out = 0;  // between the first half and the last
  Series series;
  std::vector<Failover> failovers;  // the first ones, see FailoverMeter::max_failovers
  std::size_t failovers_left_out = 0;
  std::optional<Writes> writes;

  static constexpr std::size_t max_outages = 1'000;
  static constexpr std::size_t max_explained = 50;  // outages that keep a report of each fault
  static constexpr std::size_t max_events = 1'000;

  [[nodiscard]] bool is_down() const;

  // The first view that had a reply: its times stand for all. Null: none had.
  [[nodiscard]] const ViewRecord* first_with_times() const;
};

// rconn itself did not run: it was stopped, the machine was suspended or too busy.
struct Pause {
  Instant began;
  Duration lasted{};
  bool suspended = false;
  Duration asleep{};  // how much of it the machine was suspended: moments do not count that

  bool operator==(const Pause&) const = default;
};

// What was asked for, and where it ran.
struct WatchSettings {
  Duration interval = {};
  std::optional<Duration> fresh_interval = {};  // none: without that view
  std::optional<std::string> write_key = {};
  std::optional<Duration> duration = {};  // none: until it is interrupted
  std::string host = {};                  // name of the machine; empty: unknown
  std::string system = {};                // "Linux 6.1.0"

  bool operator==(const WatchSettings&) const = default;
};

struct WatchRecord {
  WatchSettings settings;
  Instant start;
  Instant now;        // when it was last brought up to date
  Duration lasted{};  // so far
  RunEnd end = RunEnd::complete;
  std::vector<TargetRecord> targets;
  std::vector<Pause> pauses;  // the first max_pauses
  std::size_t pauses_left_out = 0;
  Duration paused{};  // all of them together
  Duration latest{};  // how late rconn itself was at most to start a probe, but for pauses

  static constexpr std::size_t max_pauses = 1'000;
};

// How much of the time between two moments rconn did not run.
Duration paused_between(const std::vector<Pause>& pauses, Duration from, Duration until);

// The share of the time in which it worked, of the time watched without pauses: 0 to 1. None if
// nothing was watched.
std::optional<double> availability_by_time(const WatchRecord& record, Duration down);

// The share of the probes that succeeded.
std::optional<double> availability_by_probes(const ViewRecord& view);

}  // namespace rconn
