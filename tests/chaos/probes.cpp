#include "chaos/probes.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <thread>

#include "support/process.hpp"
#include "support/temporary_directory.hpp"

namespace chaos {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

// Shorter than the longest time a server is stopped, and far longer than a healthy server needs.
const Words patience{"-t", "2", "--read-timeout", "2"};

Words joined(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

support::Surroundings with_descriptors(rlim_t count) {
  return {{}, "", [count] {
            const rlimit limit{count, count};
            ::setrlimit(RLIMIT_NOFILE, &limit);
          }};
}

// The number of the line that a report's target came from: "FILE:LINE".
std::size_t line_of(const Json& report) {
  const std::string source = report.value("source", ":0");
  return std::stoul(source.substr(source.rfind(':') + 1));
}

std::vector<Json> lines_in(const std::string& text) {
  std::vector<Json> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(Json::parse(line));
  return lines;
}

// Takes the summary off the lines of a check. Checks that it and the exit status agree with the
// reports.
void check_summary(const std::string& name, std::vector<Json>& lines, std::size_t targets, int exit,
                   Expectations& expectations) {
  if (lines.empty()) return expectations.expect(false, name + ": no report");
  const Json summary = lines.back().value("summary", Json::object());
  lines.pop_back();
  std::size_t ok = 0;
  int worst = 0;
  std::map<std::string, std::size_t> failed;
  std::vector<std::size_t> seen(targets, 0);
  for (const Json& report : lines) {
    const bool well = report.value("ok", false);
    if (well) ++ok;
    if (!well) ++failed[report.value("fault", "none")];
    worst = std::max(worst, report.value("exit", -1));
    const std::size_t line = line_of(report);
    if (line >= 1 && line <= targets) ++seen[line - 1];
  }
  const bool each_once = std::ranges::all_of(seen, [](std::size_t times) { return times == 1; });
  expectations.expect(each_once && lines.size() == targets, name + ": a report is lost or doubled");
  expectations.expect(summary.value("targets", Json()) == targets &&
                          summary.value("ok", Json()) == ok &&
                          summary.value("failed", Json()) == Json(failed) &&
                          summary.value("interrupted", Json()) == 0,
                      name + ": the summary does not add up");
  expectations.expect(exit == worst, name + ": the exit status is not the worst report's");
}

}  // namespace

void check_again_and_again(const std::vector<KnownTarget>& known_targets, unsigned seed,
                           Expectations& expectations, const std::atomic<bool>& over) {
  std::mt19937 random(seed);
  const support::TemporaryDirectory directory;
  std::string lines;
  for (const KnownTarget& known : known_targets) lines += known.target + "\n";
  const std::string file = directory.file("targets", lines);
  std::size_t rounds = 0;
  for (; !over; ++rounds) {
    const bool starved = random() % 4 == 0;
    const rlim_t descriptors = starved ? 9 + (random() % 12) : 1000;
    Words words =
        joined({"check", "-o", "json", "-f", file, "--jobs", std::to_string(1 + (random() % 64))},
               patience);
    if (random() % 2 == 0) words.emplace_back("--ordered");
    const auto outcome = support::run_rconn(words, with_descriptors(descriptors));
    expectations.expect(outcome.err.empty(), "check says " + outcome.err);
    std::vector<Json> reports = lines_in(outcome.out);
    check_summary("check", reports, known_targets.size(), outcome.exit, expectations);
    for (const Json& report : reports) {
      expectations.add_report("check", known_targets.at(line_of(report) - 1).kind, report, starved);
    }
  }
  expectations.note("check", std::to_string(rounds) + " rounds");
}

void wait_again_and_again(const std::vector<KnownTarget>& known_targets, unsigned seed,
                          Expectations& expectations, const std::atomic<bool>& over) {
  std::mt19937 random(seed);
  constexpr int gave_up = 124;
  while (!over) {
    const KnownTarget& known = known_targets.at(random() % known_targets.size());
    // A server without injected faults is ready at once, however busy the machine is.
    const std::string deadline = known.kind == "stable" ? "20" : "0.7";
    const auto told = support::run_rconn(
        {"wait", "-o", "json", "--deadline", deadline, "-i", "0.05", known.target});
    const std::vector<Json> reports = lines_in(told.out);
    expectations.expect(reports.size() == 1, "wait: not one report");
    if (reports.size() != 1) continue;
    const Json& report = reports.front();
    expectations.add_report("wait", known.kind, report, false);
    const int exit = report.value("exit", -1);
    expectations.expect(told.exit == exit || (told.exit == gave_up && exit != 0),
                        "wait: the exit status is not the report's");
  }
}

Stream::Stream(const std::vector<KnownTarget>& known_targets) : targets_(known_targets) {
  run_ = std::make_unique<LongRun>(
      "check -f -", joined({"check", "-o", "json", "-f", "-", "--jobs", "32"}, patience),
      input_.surroundings().before_exec);
}

void Stream::feed(const std::atomic<bool>& over) {
  while (!over) {
    input_.write(targets_.at(written_++ % targets_.size()).target + "\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  input_.close();
}

void Stream::check_reports(Expectations& expectations) {
  std::vector<Json> reports = run_->finish(expectations);
  check_summary(run_->name(), reports, written_, run_->exit(), expectations);
  for (const Json& report : reports) {
    expectations.add_report(run_->name(), targets_.at((line_of(report) - 1) % targets_.size()).kind,
                            report, true);
  }
}

Pings::Pings(const std::string& name, const std::vector<KnownTarget>& known_targets,
             const std::vector<std::string>& options)
    : targets_(known_targets) {
  Words words = joined({"ping", "-o", "json", "-c", "1000000", "-i", "0.02"}, patience);
  for (const KnownTarget& known : known_targets) words.push_back(known.target);
  run_ = std::make_unique<LongRun>(name, joined(words, options));
}

void Pings::check_reports(Expectations& expectations) {
  run_->interrupt();
  std::vector<Json> lines = run_->finish(expectations);
  expectations.expect(run_->exit() == 130, run_->name() + ": interrupted, but the exit status is " +
                                               std::to_string(run_->exit()));
  if (lines.size() < targets_.size())
    return expectations.expect(false, run_->name() + ": no summary");
  const std::vector<Json> summaries(lines.end() - static_cast<std::ptrdiff_t>(targets_.size()),
                                    lines.end());
  lines.resize(lines.size() - targets_.size());
  // The last report may be of an interrupted probe.
  const bool cut = !lines.empty() && lines.back().value("fault", "") == "interrupted";
  std::vector<std::size_t> sent(targets_.size(), 0);
  std::vector<std::size_t> ok(targets_.size(), 0);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t place = i % targets_.size();  // round robin
    ++sent[place];
    if (lines[i].value("ok", false)) ++ok[place];
    if (cut && i + 1 == lines.size()) continue;
    expectations.add_report(run_->name(), targets_[place].kind, lines[i], true);
  }
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    const Json summary = summaries[i].value("summary", Json::object());
    expectations.expect(
        summary.value("sent", Json()) == sent[i] && summary.value("ok", Json()) == ok[i],
        run_->name() + ": the summary does not add up: " + summary.dump());
  }
}

}  // namespace chaos
