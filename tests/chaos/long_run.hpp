// A long-lived rconn process whose descriptors and memory are sampled.
// Entry points: LongRun; sample(), called periodically; finish(), which returns its reports.
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
  // Calls `in_child` in the child process before it executes rconn.
  LongRun(std::string name, const std::vector<std::string>& arguments,
          const std::function<void()>& in_child = {});

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] pid_t id() const { return process_.id(); }
  void interrupt() const;

  // Records the number of open descriptors and the memory in use.
  void sample();

  // Waits for the process to exit. Returns its output line by line; the last line is the summary.
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
