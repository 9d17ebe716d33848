// The outages of a target, put together from those of its views and addresses: views that fail at
// the same time are one outage of the target.
// Entry points: begin(), update(), end() for an outage of a view. Pure.
// Invariant: at most one outage is open, and it is open while a view is down.
#pragma once

#include <cstddef>
#include <vector>

#include "connector/values/watch/outage.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn {

class OutageLog {
 public:
  // Both must outlive the log. The views of the record are those that will be probed. An outage
  // does not count the time of `pauses`.
  OutageLog(TargetRecord& record, const std::vector<Pause>& pauses)
      : record_(record), pauses_(pauses) {}

  void begin(const ViewOutage& outage, Instant noticed);

  // The same outage of a view has changed: it has more faults, or it is over.
  void update(const ViewOutage& outage);

  // No view is down any more.
  void end();

  // Until now the outage goes on.
  void extend(Duration now);

  [[nodiscard]] bool is_open() const { return open_; }

 private:
  Outage& current();
  void arrange(Outage& outage) const;
  void count(const Outage& outage);

  TargetRecord& record_;
  const std::vector<Pause>& pauses_;
  Outage left_out_;  // the current one, when the record is full
  bool is_left_out_ = false;
  bool open_ = false;
  Duration counted_{};         // how much of the current outage is in the record's `down`
  Duration longest_before_{};  // of the outages before it
};

}  // namespace rconn
