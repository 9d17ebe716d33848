// Judges the probes of one view of a target: does it work, since when and until when did it not?
// Entry points: started() for each probe, then good() or bad() when its result is known. Pure.
// Invariants: results come in the order in which they are known, which need not be that of the
// starts; at most one outage is open.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "connector/values/report.hpp"
#include "connector/values/watch/outage.hpp"
#include "connector/values/watch/probe.hpp"

namespace rconn {

class OutageMeter {
 public:
  enum class Change {
    none,
    down,           // an outage has begun
    fault_changed,  // it goes on with another fault, or its cause is known now
    up,             // it is over
    passed,         // one began, and was over before it was known
  };

  // `address`: the only one that is judged; empty: all of them.
  explicit OutageMeter(View view, std::string address = {}) {
    outage_.view = view;
    outage_.address = std::move(address);
  }

  void started(Duration at) { pending_.push_back(at); }

  // A reply that was seen at `seen` to the probe that was started at `start`. `usual`: the time
  // after which nearly all replies come; it widens the bounds. `connected`: for that, the probe
  // made a connection, which may take long for other reasons than the server.
  Change good(Duration start, Duration seen, Duration usual, bool connected = false);

  // The probe failed, as its report says.
  Change bad(const Probe& probe, Duration usual);

  // A probe that was started has no result.
  void withdraw(Duration start) { settle(start); }

  // What is judged is there no more: an outage that goes on is over.
  void give_up(Duration at);

  // The held connection ended while nothing was asked on it. It is an outage only if the next
  // probe fails too.
  void connection_ended(Bounds at) { connection_ended_ = at; }

  [[nodiscard]] bool is_down() const { return down_; }

  // The outage that goes on, else the last one.
  [[nodiscard]] const ViewOutage& outage() const { return outage_; }

 private:
  struct Good {
    Duration start;
    Duration seen;
  };

  void settle(Duration start);
  void forget_old_replies();
  Change add_fault(const Probe& probe);
  void begin(const Probe& probe, Duration usual);
  void finish(Duration seen, std::optional<Duration> answered_start, Duration usual);

  std::deque<Duration> pending_;  // starts of the probes without a result, in order
  std::deque<Good> replies_;      // those since the oldest pending start, and the one before
  std::optional<Bounds> connection_ended_;
  Duration last_bad_start_{};  // of the outage that goes on
  bool down_ = false;
  ViewOutage outage_;
};

}  // namespace rconn
