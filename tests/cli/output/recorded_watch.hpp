// Records of watches for tests, made by the meter from probes at moments that the test chooses.
// Entry point: RecordedWatch.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "connector/values/watch/watch_record.hpp"
#include "connector/watch/meter/target_meter.hpp"

namespace support {

class RecordedWatch {
 public:
  explicit RecordedWatch(const std::vector<std::string>& targets,
                         const std::vector<rconn::View>& views = {rconn::View::held});
  RecordedWatch(const RecordedWatch&) = delete;
  RecordedWatch& operator=(const RecordedWatch&) = delete;

  // A probe that started then, and succeeded or failed after `took`.
  void ok(rconn::Duration at, rconn::Duration took, rconn::View view = rconn::View::held,
          std::size_t target = 0);
  void failed(rconn::Duration at, rconn::Fault fault, rconn::View view = rconn::View::held,
              std::size_t target = 0, rconn::Duration took = std::chrono::microseconds(200));

  // Until now. The record as a watch would pass it on.
  const rconn::WatchRecord& until(rconn::Duration now);

  rconn::WatchRecord record;
  std::vector<rconn::WatchEvent> events;  // as they were passed on

 private:
  rconn::Instant instant(rconn::Duration at) const;

  std::deque<rconn::TargetMeter> meters_;
};

// Ten probes a second for 20 s, of which it was refused, then loading, from 5.0 to 10.02 s.
void restart(RecordedWatch& watch, std::size_t target = 0);

}  // namespace support
