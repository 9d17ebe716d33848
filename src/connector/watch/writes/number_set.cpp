#include "connector/watch/writes/number_set.hpp"

#include <algorithm>
#include <iterator>

namespace rconn {

NumberSet::Runs::const_iterator NumberSet::run_with(std::uint64_t number) const {
  auto after = runs_.upper_bound(number);
  if (after == runs_.begin()) return runs_.end();
  const auto run = std::prev(after);
  return run->second >= number ? run : runs_.end();
}

bool NumberSet::contains(std::uint64_t number) const { return run_with(number) != runs_.end(); }

bool NumberSet::has_above(std::uint64_t number) const {
  return !runs_.empty() && runs_.rbegin()->second > number;
}

void NumberSet::add(std::uint64_t number) {
  if (contains(number)) return;
  std::uint64_t first = number;
  std::uint64_t last = number;
  if (const auto after = runs_.find(number + 1); after != runs_.end()) {
    last = after->second;
    runs_.erase(after);
  }
  if (const auto before = number > 0 ? run_with(number - 1) : runs_.end(); before != runs_.end()) {
    first = before->first;
  }
  runs_[first] = last;
  if (runs_.size() > max_runs) {
    dropped_ = runs_.begin()->second;
    runs_.erase(runs_.begin());
  }
}

bool NumberSet::remove(std::uint64_t number) {
  const auto run = run_with(number);
  if (run == runs_.end()) return false;
  const auto [first, last] = *run;
  runs_.erase(run);
  if (first < number) runs_[first] = number - 1;
  if (number < last) runs_[number + 1] = last;
  return true;
}

std::uint64_t NumberSet::take_above(std::uint64_t number) {
  std::uint64_t taken = 0;
  while (!runs_.empty() && runs_.rbegin()->second > number) {
    const auto run = std::prev(runs_.end());
    const std::uint64_t from = std::max(run->first, number + 1);
    taken += run->second - from + 1;
    if (run->first <= number) {
      run->second = number;
    } else {
      runs_.erase(run);
    }
  }
  return taken;
}

}  // namespace rconn
