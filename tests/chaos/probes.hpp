// Runs rconn while faults are injected, and checks the reports of each run.
// Entry points: check_again_and_again() and wait_again_and_again(), each of which runs in its own
// thread until `over`; Stream, one check with an endless list of targets; Pings, one ping that
// repeats.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "chaos/expected.hpp"
#include "chaos/long_run.hpp"
#include "support/input_pipe.hpp"

namespace chaos {

void check_again_and_again(const std::vector<KnownTarget>& known_targets, unsigned seed,
                           Expectations& expectations, const std::atomic<bool>& over);
void wait_again_and_again(const std::vector<KnownTarget>& known_targets, unsigned seed,
                          Expectations& expectations, const std::atomic<bool>& over);

class Stream {
 public:
  explicit Stream(const std::vector<KnownTarget>& known_targets);

  [[nodiscard]] LongRun& run() { return *run_; }
  // Writes one target after another.
  void feed(const std::atomic<bool>& over);
  void check_reports(Expectations& expectations);

 private:
  const std::vector<KnownTarget>& targets_;
  support::InputPipe input_;
  std::unique_ptr<LongRun> run_;
  std::size_t written_ = 0;
};

class Pings {
 public:
  Pings(const std::string& name, const std::vector<KnownTarget>& known_targets,
        const std::vector<std::string>& options);

  [[nodiscard]] LongRun& run() { return *run_; }
  void check_reports(Expectations& expectations);

 private:
  std::vector<KnownTarget> targets_;
  std::unique_ptr<LongRun> run_;
};

}  // namespace chaos
