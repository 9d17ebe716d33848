#include "cli/output/html/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "cli/output/html/figures.hpp"
#include "cli/output/html/markup.hpp"
#include "cli/output/html/powers_of_ten.hpp"

namespace rconn::cli::html {

using namespace std::chrono;

namespace {

seconds step_for(Duration length) {
  constexpr std::int64_t most_ticks = 7;
  constexpr std::array<std::int64_t, 20> steps{1,     2,     5,     10,    15,     30,    60,
                                               120,   300,   600,   900,   1800,   3600,  7200,
                                               10800, 21600, 43200, 86400, 172800, 604800};
  for (const std::int64_t step : steps) {
    if (length / seconds(step) < most_ticks) return seconds(step);
  }
  return hours(24 * 30) * (1 + length / (hours(24 * 30) * most_ticks));
}

// "10 ms", where span() says "10.0 ms".
std::string round_span(Duration duration) {
  const std::string exact = span(duration);
  const auto unit = exact.find(' ');
  return exact.substr(0, std::min(exact.find('.'), unit)) + exact.substr(unit);
}

Duration or_some(Duration length) { return std::max<Duration>(length, milliseconds(1)); }

}  // namespace

TimeAxis::TimeAxis(const WatchRecord& record)
    : length_(or_some(record.lasted)), known_{{Duration{}, wall_at(Duration{}, record.start)}} {
  for (const Pause& pause : record.pauses) {
    if (pause.asleep == Duration{}) continue;
    const Duration awake = pause.lasted - pause.asleep;
    known_.push_back({pause.began.at + awake, wall_at(pause.began.at + pause.lasted, pause.began)});
  }
}

double TimeAxis::per_cent(Duration moment) const {
  const double share = static_cast<double>(moment.count()) / static_cast<double>(length_.count());
  return std::clamp(share, 0.0, 1.0) * 100;
}

std::string TimeAxis::drawn(double top, double bottom) const {
  constexpr double margin = 7;  // per cent; a label beyond would be cut off
  const seconds step = step_for(length_);
  std::string drawn;
  bool odd = false;
  Duration next{};  // one before it would be too near to the last one
  for (std::size_t i = 0; i < known_.size(); ++i) {
    const Instant& known = known_[i];
    const Duration end = i + 1 < known_.size() ? std::min(known_[i + 1].at, length_) : length_;
    const auto from_midnight = known.wall.time_since_epoch() % duration_cast<Duration>(step);
    for (Duration at = known.at + step - from_midnight; at < end; at += step) {
      if (at < next) continue;
      next = at + Duration(step) / 2;
      const double place = per_cent(at);
      drawn += fmt::format("<line class=grid x1='{0:.2f}%' x2='{0:.2f}%' y1={1} y2={2} />", place,
                           top, bottom);
      if (place > margin && place < 100 - margin) {
        drawn += fmt::format("<text class='tick{}' x='{:.2f}%' y={}>{}</text>", odd ? " odd" : "",
                             place, bottom + 16, tick_label(wall_at(at, known), step));
        odd = !odd;
      }
    }
  }
  return drawn;
}

LatencyAxis::LatencyAxis(Duration least, Duration most, double top, double bottom)
    : low_(floor_of(log_of(std::max<double>(1000, static_cast<double>(least.count()))))),
      high_(ceiling_of(log_of(std::max<double>(1000, static_cast<double>(most.count()))))),
      top_(top),
      bottom_(bottom) {
  high_ = std::max(high_, low_ + 1);
}

double LatencyAxis::height(Duration time) const {
  const double power = log_of(std::max<double>(1, static_cast<double>(time.count())));
  return bottom_ - (bottom_ - top_) * std::clamp((power - low_) / (high_ - low_), 0.0, 1.0);
}

std::vector<Duration> LatencyAxis::levels() const {
  const bool is_short = high_ - low_ < 1.5;
  std::vector<Duration> levels;
  for (double power = low_; power <= high_; ++power) {
    for (const int factor : {1, 2, 5}) {
      if (factor > 1 && (!is_short || power >= high_)) continue;
      levels.emplace_back(static_cast<Duration::rep>(ten_to(power) * factor + 0.5));
    }
  }
  return levels;
}

std::string LatencyAxis::lines() const {
  std::string lines;
  for (const Duration level : levels()) {
    lines += fmt::format("<line class=grid x1=0 x2='100%' y1={0:.1f} y2={0:.1f} />", height(level));
  }
  return lines;
}

std::string LatencyAxis::labels() const {
  std::string labels;
  for (const Duration level : levels()) {
    if (height(level) > bottom_ - 1) continue;  // it would stand below the chart
    labels += fmt::format("<text class=level x=4 y={:.1f}>{}</text>", height(level) + 12,
                          round_span(level));
  }
  return labels;
}

std::string open_chart(std::string_view id, int height, std::string_view title,
                       std::string_view description) {
  return fmt::format(
      "<svg class=chart role=img aria-labelledby='{0}-t {0}-d' width='100%' height={1}>"
      "<title id={0}-t>{2}</title><desc id={0}-d>{3}</desc>",
      id, height, html(title), html(description));
}

std::string close_chart() { return "</svg>\n"; }

std::string open_paths(int height) {
  return fmt::format(
      "<svg x=0 y=0 width='100%' height={0} viewBox='0 0 {1} {0}' preserveAspectRatio=none>",
      height, path_width);
}

std::string close_paths() { return "</svg>"; }

std::vector<Window> merged(std::vector<Window> windows, const TimeAxis& axis, std::size_t most) {
  constexpr double too_near = 0.25;  // per cent
  std::ranges::sort(windows, {}, [](const Window& each) { return each.began.earliest; });
  std::vector<Window> merged;
  for (Window& window : windows) {
    const bool is_near =
        !merged.empty() &&
        axis.per_cent(window.began.earliest) < axis.per_cent(merged.back().ended.latest) + too_near;
    if (!is_near) {
      merged.push_back(std::move(window));
      continue;
    }
    Window& last = merged.back();
    if (window.ended.latest > last.ended.latest) last.ended = window.ended;
    constexpr std::size_t long_enough = 200;
    if (last.name.size() < long_enough) last.name += "; " + window.name;
  }
  if (merged.size() > most) {
    std::ranges::sort(merged, std::greater<>{},
                      [](const Window& each) { return each.ended.latest - each.began.earliest; });
    merged.resize(most);
  }
  return merged;
}

std::string drawn(const Window& window, const TimeAxis& axis, double top, double height) {
  const double first = axis.per_cent(window.began.earliest);
  const double last = axis.per_cent(window.ended.latest);
  const double sure = axis.per_cent(window.began.latest);
  // Nothing is drawn that has no width; the outline is a line then.
  constexpr double least = 0.01;
  const double sure_end = std::max(sure + least, axis.per_cent(window.ended.earliest));
  const std::string name = window.name.empty() ? "" : "<title>" + html(window.name) + "</title>";
  return fmt::format(
      "<g class=down>{0}<rect class=maybe x='{1:.3f}%' width='{2:.3f}%' y={5} height={6} />"
      "<rect class=sure x='{3:.3f}%' width='{4:.3f}%' y={5} height={6} /></g>",
      name, first, last - first, sure, sure_end - sure, top, height);
}

std::string drawn_pauses(const WatchRecord& record, const TimeAxis& axis, double top, double height,
                         std::size_t most) {
  std::vector<Window> windows;
  for (const Pause& pause : record.pauses) {
    const Duration began = pause.began.at;
    const Duration ended = began + pause.lasted - pause.asleep;  // as moments count
    windows.push_back({{began, began},
                       {ended, ended},
                       (pause.suspended ? "The machine was suspended for "
                                        : "The observer itself was paused for ") +
                           span(pause.lasted)});
  }
  std::string drawn;
  for (const Window& window : merged(std::move(windows), axis, most)) {
    const double first = axis.per_cent(window.began.earliest);
    drawn += fmt::format(
        "<g class=pause><title>{}</title><rect x='{:.3f}%' width='{:.3f}%' y={} height={} /></g>",
        html(window.name), first, std::max(axis.per_cent(window.ended.latest) - first, 0.01), top,
        height);
  }
  return drawn;
}

}  // namespace rconn::cli::html
