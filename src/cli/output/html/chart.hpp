// What the charts of a report share: the axes of time and latency, windows of time, labels.
// Entry points: TimeAxis, LatencyAxis; open_chart(), then parts, then close_chart(). Pure.
// The charts are as wide as the page: places along the time are in per cent, or, in a path, in
// thousandths (`path_width`); heights are in pixels.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli::html {

inline constexpr double path_width = 1000;

class TimeAxis {
 public:
  explicit TimeAxis(const WatchRecord& record);

  // 0 to 100.
  [[nodiscard]] double per_cent(Duration moment) const;
  [[nodiscard]] Duration length() const { return length_; }
  // Grid lines from `top` to `bottom`, and the labels below.
  [[nodiscard]] std::string drawn(double top, double bottom) const;

 private:
  Duration length_;
  // The start, and each end of a suspension: from one to the next, both clocks go on alike.
  std::vector<Instant> known_;
};

// Logarithmic.
class LatencyAxis {
 public:
  // Shows times from `least` to `most`, between the heights `top` and `bottom`.
  LatencyAxis(Duration least, Duration most, double top, double bottom);

  [[nodiscard]] double height(Duration time) const;
  // Grid lines over the whole width, and their labels, which belong above all else.
  [[nodiscard]] std::string lines() const;
  [[nodiscard]] std::string labels() const;

 private:
  [[nodiscard]] std::vector<Duration> levels() const;

  double low_;  // powers of ten of nanoseconds
  double high_;
  double top_;
  double bottom_;
};

// An image with a title and a description for those who do not see it. `id` is unique in the page.
std::string open_chart(std::string_view id, int height, std::string_view title,
                       std::string_view description);
std::string close_chart();

// Opens a part with the coordinates of paths.
std::string open_paths(int height);
std::string close_paths();

struct Window {
  Bounds began;
  Bounds ended;
  std::string name;  // shown when one points at it; may be empty
};

// Windows that would be drawn on each other become one; of more than `most`, the longest.
std::vector<Window> merged(std::vector<Window> windows, const TimeAxis& axis, std::size_t most);

// A rectangle for what is certain, and a lighter one that includes what may belong to it.
std::string drawn(const Window& window, const TimeAxis& axis, double top, double height);

// The times in which rconn itself did not run.
std::string drawn_pauses(const WatchRecord& record, const TimeAxis& axis, double top, double height,
                         std::size_t most);

}  // namespace rconn::cli::html
