// A fuzz target: a name and a function that tries an input.
// Entry points: FuzzTarget, whose constructor registers it; FuzzTarget::first() for drivers.
// libfuzzer.cpp drives the one target of its binary; replay.cpp drives any target over given files.
#pragma once

#include <string_view>
#include <utility>

#include "fuzz/input.hpp"

namespace rconn::fuzz {

class FuzzTarget {
 public:
  // `try_input` aborts if a property does not hold. Construct at namespace scope only.
  FuzzTarget(std::string_view name, void (*try_input)(Input input)) noexcept
      : name_(name), try_input_(try_input), next_(std::exchange(head(), this)) {}
  FuzzTarget(const FuzzTarget&) = delete;
  FuzzTarget& operator=(const FuzzTarget&) = delete;
  ~FuzzTarget() = default;

  static const FuzzTarget* first() { return head(); }
  [[nodiscard]] const FuzzTarget* next() const { return next_; }
  [[nodiscard]] std::string_view name() const { return name_; }
  void run(std::string_view bytes) const { try_input_(Input(bytes)); }

 private:
  static const FuzzTarget*& head() {
    static const FuzzTarget* listed = nullptr;
    return listed;
  }

  std::string_view name_;
  void (*try_input_)(Input input);
  const FuzzTarget* next_;
};

}  // namespace rconn::fuzz
