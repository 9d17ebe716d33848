#include "fault_injection/injection.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "fault_injection/allocation_count.hpp"
#include "support/eventually.hpp"
#include "support/temporary_directory.hpp"

namespace fault_injection {
namespace {

using support::Process;
using support::Surroundings;
using support::TemporaryDirectory;

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// One run, with a directory for its output.
class Run {
 public:
  explicit Run(const Scenario& scenario) : command_(support::rconn_command(scenario.words)) {
    std::filesystem::create_directory(out_directory());
    std::ranges::replace(command_, "@", out_file());
    surroundings_.input = scenario.input;
    static_cast<void>(directory_.file("count", std::string(sizeof(AllocationCount), '\0')));
    surroundings_.environment = {{"REDIS_URL", ""}, {"REDISCLI_AUTH", ""}, {"LC_ALL", "C"}};
  }

  void fail_call(const std::string& call, const std::string& occurrence, const std::string& error) {
    const Words tracer{FAIL_CALL, log(), call, occurrence, error};
    command_.insert(command_.begin(), tracer.begin(), tracer.end());
  }
  void fail_allocation(const std::string& which) {
    preload("FAIL_ALLOCATION", which);
    count_allocations();
  }
  void count_allocations() { preload("COUNT_ALLOCATIONS", directory_.path("count")); }

  [[nodiscard]] RunResult go() const {
    RunResult run_result;
    run_result.outcome = Process(command_, surroundings_).finish();
    run_result.file = content_of(out_file());
    const std::filesystem::directory_iterator files(out_directory());
    run_result.leftover = std::any_of(begin(files), end(files), [this](const auto& entry) {
      return entry.path().string() != out_file();
    });
    std::getline(std::istringstream(content_of(log())) >> std::ws, run_result.failed);
    run_result.out_of_memory = surroundings_.environment.contains("FAIL_ALLOCATION");
    run_result.lookup_out_of_memory = counted(1) > 0;
    return run_result;
  }

  [[nodiscard]] std::map<std::string, unsigned long> calls() const {
    std::map<std::string, unsigned long> counts;
    std::ifstream lines(log());
    std::string name;
    unsigned long count = 0;
    while (lines >> name >> count) counts[name] = count;
    return counts;
  }
  [[nodiscard]] unsigned long allocations() const { return counted(0); }

  // Returns the command line for a shell.
  [[nodiscard]] std::string text() const {
    std::string line = "env";
    for (const auto& [name, value] : surroundings_.environment) {
      line.append(" ").append(name).append("=").append(value);
    }
    for (const std::string& word : command_) line += " " + word;
    return line;
  }

 private:
  // Returns one member of the AllocationCount, by index.
  [[nodiscard]] unsigned long counted(std::size_t member) const {
    std::array<unsigned long, sizeof(AllocationCount) / sizeof(unsigned long)> counts{};
    content_of(directory_.path("count"))
        .copy(reinterpret_cast<char*>(counts.data()), sizeof counts);
    return counts.at(member);
  }
  void preload(const std::string& name, const std::string& value) {
    surroundings_.environment["LD_PRELOAD"] = FAULT_INJECTION_PRELOAD;
    surroundings_.environment[name] = value;
  }
  [[nodiscard]] std::string log() const { return directory_.path("log"); }
  [[nodiscard]] std::string out_directory() const { return directory_.path("out"); }
  [[nodiscard]] std::string out_file() const { return out_directory() + "/file"; }

  TemporaryDirectory directory_;
  Words command_;
  Surroundings surroundings_;
};

constexpr int not_allowed = 77;

}  // namespace

std::string Injection::text() const {
  if (call == "allocation") return call + ":" + std::to_string(occurrence) + error;
  return call + ":" + std::to_string(occurrence) + ":" + error;
}

Injection Injection::parse(const std::string& text) {
  Injection injection;
  const auto colon = text.find(':');
  std::istringstream rest(text.substr(std::min(text.size(), colon + 1)));
  injection.call = text.substr(0, colon);
  rest >> injection.occurrence;
  if (rest.peek() == ':') rest.get();
  rest >> injection.error;
  return injection;
}

bool tracing_is_allowed() {
  return Process({FAIL_CALL, "/dev/null", "-", "0", "-", "true"}).finish().exit != not_allowed;
}

Baseline baseline_run(const Scenario& scenario, bool with_calls) {
  Baseline baseline;
  // Retries, because a run may time out on a loaded machine.
  const bool well = support::eventually([&] {
    Run counted(scenario);
    counted.count_allocations();
    const RunResult run_result = counted.go();
    baseline.expected = {run_result.outcome.exit,
                         without_numbers(run_result.outcome.out + run_result.file),
                         scenario.required_parts};
    baseline.allocations = counted.allocations();
    return run_result.outcome.exit == scenario.exit;
  });
  if (!well) throw std::runtime_error(scenario.name + " fails without an injected failure");
  if (!with_calls) return baseline;
  Run traced(scenario);
  traced.fail_call("-", "0", "-");
  static_cast<void>(traced.go());
  baseline.calls = traced.calls();
  return baseline;
}

InjectionResult inject(const Scenario& scenario, const Baseline& baseline,
                       const Injection& injection) {
  Run run(scenario);
  if (injection.call == "allocation") {
    run.fail_allocation(std::to_string(injection.occurrence) + injection.error);
  } else {
    run.fail_call(injection.call, std::to_string(injection.occurrence), injection.error);
  }
  const RunResult run_result = run.go();
  return {violation_in(run_result, baseline.expected), run.text(), run_result.outcome,
          is_c_library_crash(run_result)};
}

}  // namespace fault_injection
