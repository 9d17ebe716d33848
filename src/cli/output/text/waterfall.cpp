#include "cli/output/text/waterfall.hpp"

#include <algorithm>

namespace rconn::cli {
namespace {

// `part` of `total`, in `steps`, rounded. Uses integers, because the release build does not link
// the mathematical library.
std::size_t share(Duration part, Duration total, std::size_t steps) {
  const auto count = static_cast<Duration::rep>(steps);
  return static_cast<std::size_t>((part * count + total / 2) / total);
}

std::string bar(Duration start, Duration took, Duration total, std::size_t width) {
  // Shows at least one column of the shortest rung.
  const std::size_t begin = std::min(share(start, total, width), width - 1);
  const std::size_t end = std::clamp(share(start + took, total, width), begin + 1, width);
  return std::string(begin, ' ') + std::string(end - begin, '#') + std::string(width - end, ' ');
}

}  // namespace

Bars waterfall(const Report& report, std::size_t width) {
  Bars bars;
  if (width == 0 || report.total.count() == 0) return bars;
  Duration start{};
  for (std::size_t i = 0; i < bars.size(); ++i) {
    if (!report.times[i]) continue;
    bars[i] = bar(start, *report.times[i], report.total, width);
    start += *report.times[i];
  }
  return bars;
}

}  // namespace rconn::cli
