// Windows of time in which a target did not work for a view of a watch.
// Entry points: Outage, of a target; ViewOutage, of one view. Moments are counted from the start
// of the watch. Invariant: the true begin and end lie within their bounds.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "connector/values/report.hpp"
#include "connector/values/watch/probe.hpp"

namespace rconn {

// A moment of a watch, and what the clock on the wall showed. That clock may be set meanwhile, so
// that it is a label only.
struct Instant {
  Duration at{};
  std::chrono::system_clock::time_point wall{};

  bool operator==(const Instant&) const = default;
};

// What the clock on the wall showed at a moment, by an instant near to it.
inline std::chrono::system_clock::time_point wall_at(Duration moment, const Instant& known) {
  return known.wall +
         std::chrono::duration_cast<std::chrono::system_clock::duration>(moment - known.at);
}

// What is known of a moment: it lies between these two.
struct Bounds {
  Duration earliest{};
  Duration latest{};

  [[nodiscard]] Duration middle() const { return earliest + (latest - earliest) / 2; }
  [[nodiscard]] Duration uncertainty() const { return (latest - earliest) / 2; }

  bool operator==(const Bounds&) const = default;
};

// What was said of a fault, for a record in a file: the words of its report, which is not kept.
struct FaultText {
  std::string sentence;   // what happened
  std::string detail;     // in the words of the peer or the system; may be empty
  std::string cause;      // a sentence; empty: none is known
  std::string certainty;  // of the cause: "likely" or "proven"
  std::string advice;     // what to do

  bool operator==(const FaultText&) const = default;
};

// Consecutive probes of an outage that failed with the same fault.
struct FaultRun {
  Fault fault{};
  std::string cause = {};  // the id of the first that is known; empty: none is
  Duration first{};        // when the first of them was known to have failed
  Duration last{};
  std::uint64_t probes = 0;
  // Of the first of them, or of the first whose cause is known. Null in a record that was read from
  // a file, and in the outages after the first max_explained of a target.
  std::shared_ptr<const Report> report = nullptr;
  std::shared_ptr<const FaultText> text = nullptr;  // set only in a record read from a file

  bool operator==(const FaultRun& other) const {
    return fault == other.fault && cause == other.cause && first == other.first &&
           last == other.last && probes == other.probes;
  }
};

struct ViewOutage {
  View view = View::held;
  std::string address = {};  // it concerns only this address of several; empty: the view as a whole
  Bounds began = {};
  Bounds ended = {};  // of one that is not over: when the watch ended
  bool over = false;
  std::vector<FaultRun> faults = {};  // the first max_faults, in order
  std::size_t faults_left_out = 0;

  static constexpr std::size_t max_faults = 32;

  [[nodiscard]] Duration lasted() const { return ended.middle() - began.middle(); }
  [[nodiscard]] Duration uncertainty() const { return began.uncertainty() + ended.uncertainty(); }

  bool operator==(const ViewOutage&) const = default;
};

// From the first view of a target that fails until all of them work.
struct Outage {
  Instant noticed = {};  // when the first probe of it was known to have failed
  Bounds began = {};
  Bounds ended = {};
  bool over = false;
  // Another view, or another address, of the target worked all the time.
  bool partial = false;
  std::vector<ViewOutage> views = {};  // max_views of them: the first, and the last ones
  std::size_t views_left_out = 0;

  static constexpr std::size_t max_views = 32;

  [[nodiscard]] Duration lasted() const { return ended.middle() - began.middle(); }
  [[nodiscard]] Duration uncertainty() const { return began.uncertainty() + ended.uncertainty(); }

  bool operator==(const Outage&) const = default;
};

}  // namespace rconn
