// Fleets for the tests of `check`, and what it made of them.
// Entry points: Fleet, which knows what is to come of each target; checked(), which reads JSON.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "command_line/expect.hpp"

namespace support {

// As many as rconn promises to be good for; fewer where it is slowed down.
inline const std::size_t many = sanitized() ? 2'000 : 10'000;

// The nth address of loopback, each another one: 127.1.0.0 is the first.
inline std::string address(std::size_t n) {
  return "127." + std::to_string(1 + (n >> 16)) + "." + std::to_string((n >> 8) & 255) + "." +
         std::to_string(n & 255);
}

inline std::string address(std::size_t n, int port) {
  return address(n) + ":" + std::to_string(port);
}

using Counts = std::map<std::string, std::size_t>;

// Targets in order, and the fault that each is to have.
class Fleet {
 public:
  static constexpr const char* well = "ok";

  // `shown` is how reports name the target, where that differs from how it is written.
  void add(const std::string& target, const std::string& fault, const std::string& shown = {}) {
    targets_.push_back(target);
    shown_.push_back(shown.empty() ? target : shown);
    faults_[shown_.back()] = fault;
  }

  [[nodiscard]] std::size_t size() const { return targets_.size(); }
  [[nodiscard]] const Words& targets() const { return targets_; }
  [[nodiscard]] const Words& shown() const { return shown_; }
  [[nodiscard]] const std::map<std::string, std::string>& faults() const { return faults_; }

  // Of each fault, and of the well.
  [[nodiscard]] Counts counts() const {
    Counts counts;
    for (const auto& [target, fault] : faults_) ++counts[fault];
    return counts;
  }

  // Those from `first` up to and without `last`, a line each.
  [[nodiscard]] std::string lines(std::size_t first, std::size_t last) const {
    std::string text;
    for (std::size_t i = first; i < last; ++i) text += targets_.at(i) + "\n";
    return text;
  }
  [[nodiscard]] std::string lines() const { return lines(0, size()); }

 private:
  Words targets_;
  Words shown_;
  std::map<std::string, std::string> faults_;  // by target, as shown
};

// A run's JSON, taken apart.
struct Checked {
  Reports reports;  // in the order printed
  nlohmann::json summary;

  [[nodiscard]] Words order() const {
    Words targets;
    for (const auto& report : reports) targets.push_back(report["target"]);
    return targets;
  }
  [[nodiscard]] std::map<std::string, std::string> faults() const {
    std::map<std::string, std::string> faults;
    for (const auto& report : reports) {
      faults[report["target"]] = report["ok"] == true ? Fleet::well : report["fault"];
    }
    return faults;
  }
};

// The summary is the last line, and adds up.
inline Checked checked(const std::string& json_lines) {
  Checked run{reports_in(json_lines), {}};
  for (const auto& report : run.reports) CHECK(report["command"] == "check");
  REQUIRE_FALSE(run.reports.empty());
  REQUIRE(run.reports.back().contains("summary"));
  run.summary = run.reports.back()["summary"];
  run.reports.pop_back();
  std::size_t failed = 0;
  for (const auto& [id, count] : run.summary["failed"].items()) failed += count.get<std::size_t>();
  const auto ok = run.summary["ok"].get<std::size_t>();
  const auto interrupted = run.summary["interrupted"].get<std::size_t>();
  CHECK(run.summary["targets"] == ok + failed + interrupted);
  CHECK(run.reports.size() == ok + failed);
  return run;
}

// The first few targets whose fault is another one, or that are in one of both only.
inline std::string differences(const std::map<std::string, std::string>& found,
                               const std::map<std::string, std::string>& expected) {
  constexpr std::size_t most = 1000;
  std::string text;
  for (const auto& [target, fault] : expected) {
    const auto other = found.find(target);
    const std::string seen = other == found.end() ? "nothing" : other->second;
    if (seen != fault && text.size() < most) text += target + ": " + seen + ", not " + fault + "\n";
  }
  for (const auto& [target, fault] : found) {
    if (!expected.contains(target) && text.size() < most) text += target + ": " + fault + "\n";
  }
  return text;
}

// Each target has been reported once and has its fault; the summary counts them.
inline void check_fates(const Fleet& fleet, const Checked& run) {
  CHECK(run.reports.size() == fleet.size());
  const std::string wrong = differences(run.faults(), fleet.faults());
  INFO(wrong);
  CHECK(wrong.empty());
  Counts counts = fleet.counts();
  CHECK(run.summary["targets"] == fleet.size());
  CHECK(run.summary["ok"] == counts[Fleet::well]);
  counts.erase(Fleet::well);
  CHECK(run.summary["failed"] == nlohmann::json(counts));
  CHECK(run.summary["interrupted"] == 0);
}

}  // namespace support
