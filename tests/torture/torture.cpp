// Runs rconn's main paths again and again, with each system call and each allocation failing once.
// Usage: torture [OPTION...]; judged by judge.hpp. A line for each scenario, one more for each
// violation.
//   --calls         only system calls
//   --allocations   only allocations
//   --by-name       only scenarios that look names up, which want a network without name servers
//   --every N       every N-th trial only: a sample, always the same
//   --jobs N        so many at a time
//   --only NAME     only this scenario
//   --trial TRIAL   only this one, "sendto:1:EPIPE" or "allocation:17", and all that came of it
// Ends with 0, with 1 where something was violated, or with 77 where tracing is not allowed.

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <thread>

#include "torture/system_calls.hpp"
#include "torture/trial.hpp"

namespace {

using namespace torture;

constexpr int not_allowed = 77;

struct Options {
  bool calls = true;
  bool allocations = true;
  bool by_name = false;
  std::size_t every = 1;
  std::size_t jobs = 1;
  std::string only;
  std::string trial;
};

Options options_of(const std::vector<std::string_view>& words) {
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto value = [&] { return std::string(++i < words.size() ? words[i] : ""); };
    if (words[i] == "--calls")
      options.allocations = false;
    else if (words[i] == "--allocations")
      options.calls = false;
    else if (words[i] == "--by-name")
      options.by_name = true;
    else if (words[i] == "--every")
      options.every = std::stoul(value());
    else if (words[i] == "--jobs")
      options.jobs = std::stoul(value());
    else if (words[i] == "--only")
      options.only = value();
    else if (words[i] == "--trial")
      options.trial = value();
    else
      throw std::runtime_error("no such option: " + std::string(words[i]));
  }
  return options;
}

std::vector<Trial> failing_calls(const Usual& usual) {
  std::vector<Trial> trials;
  for (const auto& [name, count] : usual.calls) {
    const auto known = std::ranges::find(system_calls(), name, &SystemCall::name);
    if (known == system_calls().end()) {
      throw std::runtime_error("rconn makes a system call that the table lacks: " + name);
    }
    for (unsigned long occurrence = 1; occurrence <= count; ++occurrence) {
      std::istringstream errors{std::string(known->errors)};
      for (std::string error; errors >> error;) trials.push_back({name, occurrence, error});
    }
  }
  return trials;
}

std::vector<Trial> failing_allocations(const Usual& usual) {
  std::vector<Trial> trials;
  for (unsigned long occurrence = 1; occurrence <= usual.allocations; ++occurrence) {
    for (const char* which : {"", "+"}) trials.push_back({"allocation", occurrence, which});
  }
  return trials;
}

std::vector<Trial> sample(const std::vector<Trial>& trials, std::size_t every) {
  std::vector<Trial> chosen;
  for (std::size_t i = 0; i < trials.size(); i += every) chosen.push_back(trials[i]);
  return chosen;
}

void tell(const Scenario& scenario, const Trial& trial, const Finding& finding) {
  std::printf("%s %s: %s (exit %d)\n  %s\n", scenario.name.c_str(), trial.text().c_str(),
              finding.complaint.c_str(), finding.outcome.exit, finding.command.c_str());
  std::printf("  out: %s\n  err: %s\n", finding.outcome.out.c_str(), finding.outcome.err.c_str());
}

// Of a scenario's trials.
struct Count {
  std::size_t violations = 0;
  std::size_t excused = 0;
};

Count run_all(const Scenario& scenario, const Usual& usual, const std::vector<Trial>& trials,
              std::size_t jobs) {
  std::atomic<std::size_t> next = 0;
  Count count;
  std::mutex mutex;  // guards the count and the output
  const auto work = [&] {
    for (std::size_t i = next++; i < trials.size(); i = next++) {
      const Finding finding = try_once(scenario, usual, trials[i]);
      const std::scoped_lock lock(mutex);
      if (finding.excused) ++count.excused;
      if (finding.complaint.empty()) continue;
      ++count.violations;
      tell(scenario, trials[i], finding);
    }
  };
  std::vector<std::jthread> workers;
  for (std::size_t i = 0; i < jobs; ++i) workers.emplace_back(work);
  workers.clear();
  return count;
}

// How many violations there are.
std::size_t torture_scenario(const Scenario& scenario, const Options& options) {
  const Usual usual = usual_run(scenario, options.calls);
  if (!options.trial.empty()) {
    const Trial trial = Trial::parse(options.trial);
    const Finding finding = try_once(scenario, usual, trial);
    tell(scenario, trial, finding);
    return finding.complaint.empty() ? 0 : 1;
  }
  const auto calls = sample(failing_calls(usual), options.every);
  const auto allocations = sample(
      options.allocations ? failing_allocations(usual) : std::vector<Trial>{}, options.every);
  const Count of_calls = run_all(scenario, usual, calls, options.jobs);
  const Count of_allocations = run_all(scenario, usual, allocations, options.jobs);
  const std::size_t violations = of_calls.violations + of_allocations.violations;
  std::printf("%-18s %10zu %11zu %10zu %7zu\n", scenario.name.c_str(), calls.size(),
              allocations.size(), violations, of_allocations.excused);
  std::fflush(stdout);
  return violations;
}

int torture_all(const Options& options) {
  const World world;
  std::size_t violations = 0;
  std::printf("%-18s %10s %11s %10s %7s\n", "scenario", "calls", "allocations", "violations",
              "excused");
  for (const Scenario& scenario : scenarios(world)) {
    if (scenario.by_name != options.by_name) continue;
    if (!options.only.empty() && scenario.name != options.only) continue;
    violations += torture_scenario(scenario, options);
  }
  return violations == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const Options options = options_of({argv + 1, argv + argc});
    if (options.calls && !tracing_is_allowed()) {
      std::puts("this system does not let one process trace another");
      return not_allowed;
    }
    return torture_all(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "torture: %s\n", error.what());
    return 1;
  }
}
