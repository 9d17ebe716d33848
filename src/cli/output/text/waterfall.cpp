#include "cli/output/text/waterfall.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

constexpr int width = 50;  // of the chart, in columns

// `part` of `total`, in `steps`, rounded. Uses integers, because the release build does not link
// the mathematical library.
int share(Duration part, Duration total, int steps) {
  return static_cast<int>((part * steps + total / 2) / total);
}

std::string row(std::string_view name, Duration start, Duration took, Duration total) {
  // Shows at least one column of the shortest rung.
  const int begin = std::min(share(start, total, width), width - 1);
  const int end = std::max(share(start + took, total, width), begin + 1);
  return fmt::format("  {:<8} {:>9}  |{}{}{}|{:>4} %\n", name, milliseconds(took),
                     std::string(static_cast<std::size_t>(begin), ' '),
                     std::string(static_cast<std::size_t>(end - begin), '#'),
                     std::string(static_cast<std::size_t>(width - end), ' '),
                     share(took, total, 100));
}

}  // namespace

std::string waterfall(const Report& report) {
  std::string text;
  Duration start{};
  for (std::size_t i = 0; i < report.times.size(); ++i) {
    if (!report.times[i]) continue;
    const bool longest = static_cast<Rung>(i) == Rung::expectation;
    text += row(longest ? "expect" : rung_names[i], start, *report.times[i], report.total);
    start += *report.times[i];
  }
  return text + fmt::format("  {:<8} {:>9}\n", "total", milliseconds(report.total));
}

}  // namespace rconn::cli
