// Writes to an inherited descriptor without making the caller wait for its reader.
// Entry points: write(), drain(). What the descriptor does not take at once is queued, and a thread
// writes it; the thread starts only then.
// Invariant: never sets O_NONBLOCK on the inherited descriptor, because other processes share it.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string_view>

namespace rconn::cli {

class OutputStream {
 public:
  using Clock = std::chrono::steady_clock;

  // What becomes of text that finds the queue full.
  enum class WhenFull {
    queue,  // it is queued all the same: the caller asks has_room() before it produces more
    drop,   // it is dropped as a whole
  };

  OutputStream(int descriptor, WhenFull when_full);
  ~OutputStream();
  OutputStream(const OutputStream&) = delete;
  OutputStream& operator=(const OutputStream&) = delete;

  void write(std::string_view text);

  // Whether less than max_queued bytes are waiting.
  [[nodiscard]] bool has_room() const;

  // Waits at most until `moment` until nothing is queued. Returns whether that is so.
  bool drain(Clock::time_point moment);

  // Since when no byte has been taken although some were waiting; none are waiting: now.
  [[nodiscard]] Clock::time_point stuck_since() const;

  // The errno of the first write that failed; 0: none. Text written after it is dropped.
  [[nodiscard]] int error() const;

  // How many lines are waiting, at least in part.
  [[nodiscard]] std::size_t lines_waiting() const;

  static constexpr std::size_t max_queued = std::size_t{1} << 20;

 private:
  class Queue;

  const std::shared_ptr<Queue> queue_;  // the thread may outlive the stream
  const WhenFull when_full_;
};

}  // namespace rconn::cli
