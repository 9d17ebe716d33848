// A set of numbers that are added nearly in order, as runs of consecutive ones.
// Entry points: add(), remove(), take_above(). Pure.
// Invariant: there are at most max_runs runs; beyond that the lowest ones are dropped, and
// dropped() says up to which number nothing is known any more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>

namespace rconn {

class NumberSet {
 public:
  void add(std::uint64_t number);

  // Returns whether it was there.
  bool remove(std::uint64_t number);

  // Removes those above `number`, and returns how many they were.
  std::uint64_t take_above(std::uint64_t number);

  [[nodiscard]] bool contains(std::uint64_t number) const;
  [[nodiscard]] bool has_above(std::uint64_t number) const;

  [[nodiscard]] std::uint64_t dropped() const { return dropped_; }

  static constexpr std::size_t max_runs = 1'000;

 private:
  using Runs = std::map<std::uint64_t, std::uint64_t>;  // first to last

  [[nodiscard]] Runs::const_iterator run_with(std::uint64_t number) const;

  Runs runs_;
  std::uint64_t dropped_ = 0;
};

}  // namespace rconn
