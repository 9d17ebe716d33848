// An rconn that runs as long as the chaos does, its descriptors and its memory watched.
// Entry points: LongRun; look(), called now and then; finish(), which reads its reports.
#pragma once

#include <chrono>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "chaos/ledger.hpp"
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
  void look();

  // What it printed, line by line; the last is the summary. Waits for its end.
  std::vector<nlohmann::json> finish(Ledger& ledger);
  [[nodiscard]] int exit() const { return outcome_.exit; }

 private:
  struct Sight {
    std::size_t descriptors;
    std::size_t kilobytes;
  };

  [[nodiscard]] Sight most(std::size_t first, std::size_t last) const;
  void judge(Ledger& ledger) const;

  std::string name_;
  support::TemporaryDirectory directory_;
  std::vector<Sight> sights_;
  support::Process process_;
  support::Outcome outcome_;
};

}  // namespace chaos
