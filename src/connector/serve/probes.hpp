// The probes that scrapers ask for: identical ones run once, and so many at most.
// Entry points: run(), finished().
// Invariants: a probe ends by its own budget, which all who share it stated; it ends early when
// nobody waits for it any more.
#pragma once

#include <chrono>
#include <compare>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "connector/net/asio.hpp"
#include "connector/net/task_group.hpp"
#include "connector/serve/generation.hpp"
#include "connector/values/serve/serve_record.hpp"

namespace rconn {

// Equal requests have equal results: the same catalogue gives the same plan for the same words, and
// with the same budget a report says the same of the same limits.
struct ProbeRequest {
  std::string target;  // as it was asked for
  std::string module;
  Operation operation = Operation::ping;
  std::chrono::microseconds budget{};

  auto operator<=>(const ProbeRequest&) const = default;
};

class Probes {
 public:
  // See perform().
  using Performing =
      std::function<asio::awaitable<void>(Operation, const Target&, RunContext&, Report&)>;

  // `most`: how many are under way at once, whatever max_probes says. `on_bug`: see TaskGroup.
  Probes(const asio::any_io_executor& executor, std::size_t most, std::function<void()> on_bug,
         Performing performing)
      : most_(most), performing_(std::move(performing)), tasks_(executor, std::move(on_bug)) {}

  // The report on the target of `plan`, from a probe of its own or from an equal one that is under
  // way. Null: there are too many already, or the caller was cancelled. Rethrows an
  // exception of the probe, which is a bug.
  asio::awaitable<std::shared_ptr<const Report>> run(std::shared_ptr<Generation> generation,
                                                     ProbeRequest request, ProbePlan plan);

  // Returns when none is under way. Cancels them if the caller is cancelled.
  asio::awaitable<void> finished() { return tasks_.finished(); }
  void stop() { tasks_.stop_all(); }

  void note_refusal() { ++counts_.refused; }
  [[nodiscard]] const ProbeCounts& counts() const { return counts_; }

 private:
  struct Probe;
  class Waiter;
  class Ending;
  using Key = std::pair<const Generation*, ProbeRequest>;

  void start(const std::shared_ptr<Probe>& probe);
  asio::awaitable<void> perform_one(std::shared_ptr<Probe> probe);
  void ended(const std::shared_ptr<Probe>& probe);
  void leave(const std::shared_ptr<Probe>& probe);

  std::map<Key, std::shared_ptr<Probe>> to_join_;
  ProbeCounts counts_;
  std::size_t most_;
  Performing performing_;
  TaskGroup tasks_;
};

}  // namespace rconn
