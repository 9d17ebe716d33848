#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "cli/output/html/figures.hpp"
#include "cli/output/html/powers_of_ten.hpp"
#include "cli/output/html/sections.hpp"

namespace rconn::cli::html {
namespace {

constexpr double top = 8;
constexpr double bottom = 220;
constexpr int height = 246;

struct Line {
  std::string_view view;
  bool corrected;
  const Histogram& times;
};

std::vector<Line> lines_of(const TargetRecord& target) {
  std::vector<Line> lines;
  for (const ViewRecord& view : target.views) {
    if (!view.service.empty()) lines.push_back({name(view.view), false, view.service});
    if (!view.corrected.empty()) lines.push_back({name(view.view), true, view.corrected});
  }
  return lines;
}

// The percentiles, as far as there were times enough to tell them: each power of ten is as wide as
// the others.
class PercentileAxis {
 public:
  explicit PercentileAxis(std::uint64_t count)
      : powers_(std::clamp(log_of(static_cast<double>(count)), 1.0, 8.0)) {}

  [[nodiscard]] double powers() const { return powers_; }
  // 0 to 1.
  [[nodiscard]] double place(double power) const { return power / powers_; }

  [[nodiscard]] std::string drawn() const {
    constexpr std::array labels{"0",      "90",      "99",       "99.9",     "99.99",
                                "99.999", "99.9999", "99.99999", "99.999999"};
    std::string drawn = tick(log_of(2.0), "50 %");
    for (std::size_t power = 1; static_cast<double>(power) <= powers_; ++power) {
      drawn += tick(static_cast<double>(power), std::string(labels.at(power)) + " %");
    }
    return drawn;
  }

 private:
  [[nodiscard]] std::string tick(double power, const std::string& label) const {
    const double at = place(power) * 100;
    const char* const anchor = at > 97 ? " style='text-anchor:end'" : "";
    return fmt::format(
        "<line class=grid x1='{0:.2f}%' x2='{0:.2f}%' y1={1} y2={2} />"
        "<text class=tick x='{0:.2f}%' y={3}{4}>{5}</text>",
        at, top, bottom, bottom + 16, anchor, label);
  }

  double powers_;
};

std::string path_of(const Line& line, const PercentileAxis& axis, const LatencyAxis& latency) {
  constexpr double points_per_power = 24;
  const double last = std::min(axis.powers(), log_of(static_cast<double>(line.times.count())));
  std::string path;
  const auto points = static_cast<int>(ceiling_of(last * points_per_power));
  for (int i = 0; i <= points; ++i) {
    const double power = std::min(last, i / points_per_power);
    const double share = std::clamp(1 - ten_to(-power), 1e-9, 1.0);
    path += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : "L", axis.place(power) * path_width,
                        latency.height(line.times.quantile(share)));
  }
  // The longest of all is beyond each percentile.
  return path + fmt::format("L{:.1f} {:.1f}", axis.place(last) * path_width,
                            latency.height(line.times.max()));
}

}  // namespace

std::string distribution_chart(const Part& part) {
  const std::vector<Line> lines = lines_of(part.target);
  if (lines.empty()) return "";
  Duration least = lines.front().times.min();
  Duration most{};
  std::uint64_t count = 0;
  for (const Line& line : lines) {
    least = std::min<Duration>(least, line.times.min());
    most = std::max<Duration>(most, line.times.max());
    count = std::max(count, line.times.count());
  }
  const PercentileAxis axis(count);
  const LatencyAxis latency(least, most, top, bottom);
  std::string chart = open_chart(part.id("distribution"), height, "Latency by percentile",
                                 "The table below has the numbers.");
  chart += axis.drawn() + latency.lines() + open_paths(height);
  std::string keys;
  for (const Line& line : lines) {
    const std::string kind = line.corrected ? "corrected" : "service";
    chart += fmt::format("<g class={}><path class={} d='{}' /></g>", line.view, kind,
                         path_of(line, axis, latency));
    keys += fmt::format("<span class='{0}'><span class='key line {1}'></span> {0}, {1}</span> ",
                        line.view, kind);
  }
  return "<h3>Latency by percentile</h3>\n<figure>" + chart + close_paths() + latency.labels() +
         close_chart() + "<figcaption>" + keys +
         "<br>At 99 %, for example, 1 of 100 replies took longer. Both scales are "
         "logarithmic.</figcaption></figure>\n";
}

}  // namespace rconn::cli::html
