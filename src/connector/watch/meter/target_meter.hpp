// Adds the probes of one target to its record: counts, times, outages, events.
// Entry points: started(), then note() or not_started(), for each probe. Pure.
// Invariant: what it adds to the record is bounded; see WatchRecord.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "connector/values/watch/event.hpp"
#include "connector/values/watch/watch_record.hpp"
#include "connector/watch/meter/outage_log.hpp"
#include "connector/watch/meter/outage_meter.hpp"

namespace rconn {

class TargetMeter {
 public:
  using OnEvent = std::function<void(const WatchEvent&)>;

  // `record` and `pauses`, those of rconn itself, must outlive the meter. The views of the record
  // are those that will be probed. `place`: its index.
  TargetMeter(TargetRecord& record, std::size_t place, const std::vector<Pause>& pauses,
              OnEvent on_event);

  void started(View view, Duration at) { meter_of(view).started(at); }

  // The result of a probe that was started, when it is known.
  void note(const Probe& probe, Instant now);

  // A connection was made that no probe tells of.
  void connected(View view) { ++record_of(view).connections; }

  // It was due, but too many before it were unanswered, or this machine could not start it: `why`.
  void not_started(View view, Duration due, std::optional<Fault> why = std::nullopt);

  // A probe that was started has no result that says anything of the server: rconn was paused.
  void withdraw(View view, Duration started);

  // The held connection ended while nothing was asked on it. If something was, the probes that
  // waited for their replies have failed. It may have ended earlier by `late`, but for the replies.
  void connection_ended(View view, Instant now, Duration late = {});

  // An attempt at one address of a target that has several: beside note(), which counts the probe.
  void note_address(const std::string& address, const Probe& probe, Instant now);

  // The target has this address no more: what it did not do is over.
  void forget_address(const std::string& address, Instant now);

  // Keeps an event in the record, and passes it on.
  void tell(WatchEvent event);

  // Brings the outage that goes on up to date.
  void update(Duration now);

 private:
  ViewRecord& record_of(View view);
  OutageMeter& meter_of(View view);
  [[nodiscard]] Duration usual(View view);
  void judge(OutageMeter& meter, OutageMeter::Change change, Instant now);
  void tell_of(WatchEventKind kind, const ViewOutage& outage, Instant now);
  void count_down(const ViewOutage& outage, Duration until);
  [[nodiscard]] bool any_down() const;

  // After which nearly all replies come; found out again when there are 2 % more of them.
  struct Usual {
    std::uint64_t count = 0;  // of the replies then
    Duration time{};
  };

  TargetRecord& record_;
  const std::vector<Pause>& pauses_;
  std::array<Usual, view_names.size()> usual_;
  std::size_t place_;
  OnEvent on_event_;
  OutageLog log_;
  std::vector<OutageMeter> meters_;  // of the views, in the order of the record
  std::map<std::string, OutageMeter> addresses_;
  // How much of the outage of each view that goes on is in the record.
  std::array<Duration, view_names.size()> counted_{};
};

}  // namespace rconn
