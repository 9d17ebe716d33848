// What a watch saw of a change of masters, and what became of its writes.
// Entry points: Failover, Writes. Moments are counted from the start of the watch.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "connector/values/report.hpp"
#include "connector/values/watch/outage.hpp"

namespace rconn {

// A server that was master.
struct MasterSeen {
  std::string address;                 // "HOST:PORT"
  std::string run_id;                  // of its process; empty: unknown
  std::optional<std::int64_t> offset;  // of replication, when it was last asked
  Instant first;                       // when it was first seen as master

  bool operator==(const MasterSeen&) const = default;
};

// From one master to the next. A moment that was not seen is empty.
struct Failover {
  MasterSeen from;
  MasterSeen to;
  std::optional<Duration> last_acknowledged_write;   // by the old master
  std::optional<Duration> first_error;               // of any view
  std::optional<Duration> first_contact;             // the new master says that it is the master
  std::optional<Duration> first_acknowledged_write;  // by the new master
  std::optional<Duration> old_master_demoted;        // it says so itself

  bool operator==(const Failover&) const = default;
};

// The writes of a watch. `lost`: acknowledged, and not there when the key was read back.
struct Writes {
  std::string key;
  Duration time_to_live{};
  std::uint64_t acknowledged = 0;
  std::uint64_t refused = 0;     // error replies
  std::uint64_t unanswered = 0;  // whether they were done is not known
  std::uint64_t lost = 0;
  std::uint64_t unknown = 0;  // of which it is not known whether they are there
  std::string unread;         // why some losses could not be counted; empty: all were

  bool operator==(const Writes&) const = default;
};

}  // namespace rconn
