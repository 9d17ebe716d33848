// Output of reports as OpenMetrics text, for example for node_exporter's textfile collector.
// Entry points: Exposition::add() for each report, then render(). The families are listed in
// man/rconn-json.5. Keeps only what becomes samples, a few hundred bytes per target, because the
// samples of a family must stand together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "connector/values/report.hpp"

namespace rconn::cli {

class Exposition {
 public:
  // Of several reports on one target, the last one counts.
  void add(const Report& report);

  // Calls `write` with one complete exposition, in pieces.
  void render(const std::function<void(std::string_view)>& write) const;

  struct Values {
    Duration total{};
    std::optional<Fault> fault;
    std::optional<int> days_left;
    std::optional<std::size_t> left_out;  // members of a topology
    std::vector<std::pair<Rung, Duration>> rungs;
    std::vector<std::pair<std::size_t, bool>> conditions;  // place in the list, whether it is met
  };
  struct Series {
    std::string labels;  // formatted, without braces
    Values values;
  };

 private:
  std::size_t place_of(std::string_view condition);

  Values values_of(const Report& report);

  std::deque<Series> all_;  // in the order of the first reports
  std::unordered_map<std::string_view, Series*> by_labels_;
  std::vector<std::string> conditions_;  // formatted labels; targets share them
};

}  // namespace rconn::cli
