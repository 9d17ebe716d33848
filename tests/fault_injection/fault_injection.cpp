// Runs rconn's main paths again and again, with each system call and each allocation failing once.
// Usage: fault_injection [OPTION...]. Prints a line for each scenario and for each violation of the
// rules in verify.hpp.
//   --calls         only system calls
//   --allocations   only allocations
//   --by-name       only scenarios with name lookups, which need a network without name servers
//   --every N       only every Nth injection: a fixed sample
//   --jobs N        number of parallel runs
//   --only NAME     only this scenario
//   --inject WHAT    only this one ("sendto:1:EPIPE" or "allocation:17"), with its full output
// Exits with 0, with 1 after a violation, or with 77 if tracing is not allowed.

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <thread>

#include "fault_injection/injection.hpp"
#include "fault_injection/system_calls.hpp"

namespace {

using namespace fault_injection;

constexpr int not_allowed = 77;

struct Options {
  bool calls = true;
  bool allocations = true;
  bool by_name = false;
  std::size_t every = 1;
  std::size_t jobs = 1;
  std::string only;
  std::string injection;
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
    else if (words[i] == "--inject")
      options.injection = value();
    else
      throw std::runtime_error("no such option: " + std::string(words[i]));
  }
  return options;
}

std::vector<Injection> failing_calls(const Baseline& baseline) {
  std::vector<Injection> injections;
  for (const auto& [name, count] : baseline.calls) {
    const auto known = std::ranges::find(system_calls(), name, &SystemCall::name);
    if (known == system_calls().end()) {
      throw std::runtime_error("rconn makes a system call that the table lacks: " + name);
    }
    for (unsigned long occurrence = 1; occurrence <= count; ++occurrence) {
      std::istringstream errors{std::string(known->errors)};
      for (std::string error; errors >> error;) injections.push_back({name, occurrence, error});
    }
  }
  return injections;
}

std::vector<Injection> failing_allocations(const Baseline& baseline) {
  std::vector<Injection> injections;
  for (unsigned long occurrence = 1; occurrence <= baseline.allocations; ++occurrence) {
    for (const char* which : {"", "+"}) injections.push_back({"allocation", occurrence, which});
  }
  return injections;
}

std::vector<Injection> sample(const std::vector<Injection>& injections, std::size_t every) {
  std::vector<Injection> chosen;
  for (std::size_t i = 0; i < injections.size(); i += every) chosen.push_back(injections[i]);
  return chosen;
}

void print(const Scenario& scenario, const Injection& injection, const InjectionResult& result) {
  std::printf("%s %s: %s (exit %d)\n  %s\n", scenario.name.c_str(), injection.text().c_str(),
              result.violation.c_str(), result.outcome.exit, result.command.c_str());
  std::printf("  out: %s\n  err: %s\n", result.outcome.out.c_str(), result.outcome.err.c_str());
}

// Counts over the injections into one scenario.
struct Count {
  std::size_t violations = 0;
  std::size_t excused = 0;
};

Count run_all(const Scenario& scenario, const Baseline& baseline,
              const std::vector<Injection>& injections, std::size_t jobs) {
  std::atomic<std::size_t> next = 0;
  Count count;
  std::mutex mutex;  // guards the count and the output
  const auto work = [&] {
    for (std::size_t i = next++; i < injections.size(); i = next++) {
      const InjectionResult result = inject(scenario, baseline, injections[i]);
      const std::scoped_lock lock(mutex);
      if (result.excused) ++count.excused;
      if (result.violation.empty()) continue;
      ++count.violations;
      print(scenario, injections[i], result);
    }
  };
  std::vector<std::jthread> workers;
  for (std::size_t i = 0; i < jobs; ++i) workers.emplace_back(work);
  workers.clear();
  return count;
}

// Injects the failures into one scenario. Returns the number of violations.
std::size_t inject_into(const Scenario& scenario, const Options& options) {
  const Baseline baseline = baseline_run(scenario, options.calls);
  if (!options.injection.empty()) {
    const Injection injection = Injection::parse(options.injection);
    const InjectionResult result = inject(scenario, baseline, injection);
    print(scenario, injection, result);
    return result.violation.empty() ? 0 : 1;
  }
  const auto calls = sample(failing_calls(baseline), options.every);
  const auto allocations =
      sample(options.allocations ? failing_allocations(baseline) : std::vector<Injection>{},
             options.every);
  const Count of_calls = run_all(scenario, baseline, calls, options.jobs);
  const Count of_allocations = run_all(scenario, baseline, allocations, options.jobs);
  const std::size_t violations = of_calls.violations + of_allocations.violations;
  std::printf("%-18s %10zu %11zu %10zu %7zu\n", scenario.name.c_str(), calls.size(),
              allocations.size(), violations, of_allocations.excused);
  std::fflush(stdout);
  return violations;
}

int run_scenarios(const Options& options) {
  const Servers servers;
  std::size_t violations = 0;
  std::printf("%-18s %10s %11s %10s %7s\n", "scenario", "calls", "allocations", "violations",
              "excused");
  for (const Scenario& scenario : scenarios(servers)) {
    if (scenario.by_name != options.by_name) continue;
    if (!options.only.empty() && scenario.name != options.only) continue;
    violations += inject_into(scenario, options);
  }
  return violations == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const Options options = options_of({argv + 1, argv + argc});
    if (options.calls && !tracing_is_allowed()) {
      std::puts("SKIPPED: this system does not let one process trace another");
      return not_allowed;
    }
    return run_scenarios(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "fault_injection: %s\n", error.what());
    return 1;
  }
}
