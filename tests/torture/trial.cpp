#include "torture/trial.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "support/eventually.hpp"
#include "support/temporary_directory.hpp"
#include "torture/allocation_count.hpp"

namespace torture {
namespace {

using support::Process;
using support::Surroundings;
using support::TemporaryDirectory;

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// One run and where it may write.
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

  [[nodiscard]] Evidence go() const {
    Evidence evidence;
    evidence.outcome = Process(command_, surroundings_).finish();
    evidence.file = content_of(out_file());
    const std::filesystem::directory_iterator files(out_directory());
    evidence.draft = std::any_of(begin(files), end(files), [this](const auto& entry) {
      return entry.path().string() != out_file();
    });
    std::getline(std::istringstream(content_of(log())) >> std::ws, evidence.failed);
    evidence.starved = surroundings_.environment.contains("FAIL_ALLOCATION");
    evidence.lookup_starved = counted(1) > 0;
    return evidence;
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

  // For a shell.
  [[nodiscard]] std::string text() const {
    std::string line = "env";
    for (const auto& [name, value] : surroundings_.environment) {
      line.append(" ").append(name).append("=").append(value);
    }
    for (const std::string& word : command_) line += " " + word;
    return line;
  }

 private:
  // The members of an AllocationCount.
  [[nodiscard]] unsigned long counted(std::size_t member) const {
    std::array<unsigned long, sizeof(AllocationCount) / sizeof(unsigned long)> counts{};
    content_of(directory_.path("count"))
        .copy(reinterpret_cast<char*>(counts.data()), sizeof counts);
    return counts.at(member);
  }
  void preload(const std::string& name, const std::string& value) {
    surroundings_.environment["LD_PRELOAD"] = TORTURE_PRELOAD;
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

std::string Trial::text() const {
  if (call == "allocation") return call + ":" + std::to_string(occurrence) + error;
  return call + ":" + std::to_string(occurrence) + ":" + error;
}

Trial Trial::parse(const std::string& text) {
  Trial trial;
  const auto colon = text.find(':');
  std::istringstream rest(text.substr(std::min(text.size(), colon + 1)));
  trial.call = text.substr(0, colon);
  rest >> trial.occurrence;
  if (rest.peek() == ':') rest.get();
  rest >> trial.error;
  return trial;
}

bool tracing_is_allowed() {
  return Process({FAIL_CALL, "/dev/null", "-", "0", "-", "true"}).finish().exit != not_allowed;
}

Usual usual_run(const Scenario& scenario, bool with_calls) {
  Usual usual;
  // A loaded machine may not keep the budget, once.
  const bool well = support::eventually([&] {
    Run counted(scenario);
    counted.count_allocations();
    const Evidence evidence = counted.go();
    usual.expected = {evidence.outcome.exit, without_numbers(evidence.outcome.out + evidence.file),
                      scenario.essence};
    usual.allocations = counted.allocations();
    return evidence.outcome.exit == scenario.exit;
  });
  if (!well) throw std::runtime_error(scenario.name + " does not do well even where nothing fails");
  if (!with_calls) return usual;
  Run traced(scenario);
  traced.fail_call("-", "0", "-");
  static_cast<void>(traced.go());
  usual.calls = traced.calls();
  return usual;
}

Finding try_once(const Scenario& scenario, const Usual& usual, const Trial& trial) {
  Run run(scenario);
  if (trial.call == "allocation") {
    run.fail_allocation(std::to_string(trial.occurrence) + trial.error);
  } else {
    run.fail_call(trial.call, std::to_string(trial.occurrence), trial.error);
  }
  const Evidence evidence = run.go();
  return {complaint_about(evidence, usual.expected), run.text(), evidence.outcome,
          is_crash_of_lookup(evidence)};
}

}  // namespace torture
