// rconn at work while the mischief lasts, and the accounts that each of its runs has to give.
// Entry points: check_again_and_again() and wait_again_and_again(), each for a thread of its own
// until `over`; Stream, one check of targets that never end; Pings, one ping that goes on.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "chaos/ledger.hpp"
#include "chaos/long_run.hpp"
#include "support/input_pipe.hpp"

namespace chaos {

void check_again_and_again(const std::vector<Sort>& sorts, unsigned seed, Ledger& ledger,
                           const std::atomic<bool>& over);
void wait_again_and_again(const std::vector<Sort>& sorts, unsigned seed, Ledger& ledger,
                          const std::atomic<bool>& over);

class Stream {
 public:
  explicit Stream(const std::vector<Sort>& sorts);

  [[nodiscard]] LongRun& run() { return *run_; }
  // Writes target after target.
  void feed(const std::atomic<bool>& over);
  void account(Ledger& ledger);

 private:
  const std::vector<Sort>& sorts_;
  support::InputPipe input_;
  std::unique_ptr<LongRun> run_;
  std::size_t written_ = 0;
};

class Pings {
 public:
  Pings(const std::string& name, const std::vector<Sort>& sorts,
        const std::vector<std::string>& options);

  [[nodiscard]] LongRun& run() { return *run_; }
  void account(Ledger& ledger);

 private:
  std::vector<Sort> sorts_;
  std::unique_ptr<LongRun> run_;
};

}  // namespace chaos
