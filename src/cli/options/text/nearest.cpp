#include "cli/options/text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "connector/values/text/lower_case.hpp"

namespace rconn::cli::text {
namespace {

constexpr std::size_t longest = 40;  // no name is longer

// Optimal string alignment: insert, remove, replace, or swap two neighbours.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> rows(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) rows[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      rows[i][j] = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[a.size()][b.size()];
}

std::size_t allowed(std::size_t size) {
  if (size < 3) return 0;
  if (size < 5) return 1;
  return size < 9 ? 2 : 3;
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() < 3 || word.size() > longest) return {};
  const std::string typed = lower_case(word);
  std::size_t least = allowed(typed.size()) + 1;
  std::string_view best;
  std::string_view begun;  // the candidate that begins with the word
  bool begun_by_two = false;
  for (const std::string_view candidate : candidates) {
    const std::string name = lower_case(candidate);
    if (name.starts_with(typed)) {
      begun_by_two = !begun.empty();
      begun = candidate;
    }
    const std::size_t distance = edits(typed, name);
    if (distance > allowed(name.size())) continue;
    if (distance == least) best = {};
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best.empty() && !begun_by_two ? begun : best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates,
                         std::string_view before) {
  const std::string_view found = nearest(word, candidates);
  return found.empty() ? "" : fmt::format("; did you mean {}{}?", before, found);
}

}  // namespace rconn::cli::text
