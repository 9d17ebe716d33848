// An rconn that runs all the time, with its descriptors and its memory sampled.
// Entry points: LongRun; sample(), called now and then; finish(), which reads its reports.
#pragma once

#include <chrono>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "chaos/expected.hpp"
#include "support/process.hpp"
#include "support/temporary_directory.hpp"

namespace chaos {

class LongRun {
 public:
  // `in_child` is what is done in the child before it becomes rconn.
  LongRun(std::string name, const std::vector<std::string>& arguments,
          const std::function<void()>& in_child = {});

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] pid_t id() const { return process_.id(); }
  void interrupt() const;

  // Notes how many descriptors and how much memory it has.
  void sample();

  // What it printed, line by line; the last is the summary. Waits for its end.
  std::vector<nlohmann::json> finish(Expectations& expectations);
  [[nodiscard]] int exit() const { return outcome_.exit; }

 private:
  struct Sample {
    std::size_t descriptors;
    std::size_t kilobytes;
  };

  [[nodiscard]] Sample most(std::size_t first, std::size_t last) const;
  void check_growth(Expectations& expectations) const;

  std::string name_;
  support::TemporaryDirectory directory_;
  std::vector<Sample> samples_;
  support::Process process_;
  support::Outcome outcome_;
};

}  // namespace chaos
