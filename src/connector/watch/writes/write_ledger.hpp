// What became of the writes of a watch: each has a number, and the key holds the last one done.
// Entry points: next() for a new write, then acknowledged(), refused() or unanswered(), once;
// found(), missing() or unreadable() when the key was read after an outage. Pure.
// Invariants: a write that was not answered never counts as lost; one that counts as lost was
// acknowledged, and no later one was in the key. The record is up to date after each call.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "connector/values/watch/failover.hpp"
#include "connector/watch/writes/number_set.hpp"

namespace rconn {

class WriteLedger {
 public:
  // `writes` must outlive the ledger. Its key and time_to_live are set.
  explicit WriteLedger(Writes& writes) : writes_(writes) {}

  // The number of a write that is about to be sent: 1, 2, ...
  std::uint64_t next() { return ++last_; }

  // OK came. `sent`: when the write was.
  void acknowledged(std::uint64_t number, Duration sent);
  // Another reply came: an error.
  void refused();
  // It was sent, and no reply came within its time, or before the connection ended.
  void unanswered(std::uint64_t number);

  // The key holds this number. Returns how many acknowledged writes are now known to be lost.
  std::uint64_t found(std::uint64_t number);

  // There is no such key, at `now`. `other_process`: another server process than the one that
  // acknowledged the last write says so. Returns as found().
  std::uint64_t missing(Duration now, bool other_process);

  // Whether writes are lost cannot be known, and why.
  void unreadable(std::string why);

 private:
  void lose_sight(std::string why);

  Writes& writes_;
  std::uint64_t last_ = 0;
  std::uint64_t seen_ = 0;             // those up to here were in the key, or came before what was
  NumberSet kept_;                     // acknowledged, and not lost as far as is known
  NumberSet open_;                     // unanswered
  std::optional<Duration> last_sent_;  // when the last acknowledged one was
};

}  // namespace rconn
