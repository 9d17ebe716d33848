#include "cli/output/metrics/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/options/text/label_name.hpp"
#include "cli/output/metrics/quoted.hpp"

namespace rconn::cli {
namespace {

// Those of histograms and summaries, which Prometheus reads as such.
constexpr std::array<std::string_view, 2> reserved{"le", "quantile"};

// Renames a label that would clash with ours.
std::string exported(std::string name, const Labels& all, std::span<const std::string_view> ours) {
  const bool clashes = std::ranges::find(ours, name) != ours.end() ||
                       std::ranges::find(reserved, name) != reserved.end();
  if (!clashes) return name;
  do {
    name.insert(0, "exported_");
  } while (std::ranges::find(all, name, &Labels::value_type::first) != all.end());
  return name;
}

}  // namespace

std::string user_labels(const Labels& labels, std::span<const std::string_view> ours) {
  std::string written;
  for (const auto& [name, value] : labels) {
    if (!text::is_label_name(name)) continue;
    written += fmt::format("{}{}={}", written.empty() ? "" : ",", exported(name, labels, ours),
                           in_quotes(value));
  }
  return written;
}

}  // namespace rconn::cli
