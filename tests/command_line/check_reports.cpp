#include "command_line/check_reports.hpp"

#include <nlohmann/json.hpp>

namespace support {
namespace {

std::size_t count_in(const Json& value) { return static_cast<std::size_t>(value.integer()); }

// Describes the first few targets that differ in fault or are in only one of the two maps.
std::string differences(const std::map<std::string, std::string>& found,
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

}  // namespace

void Fleet::add(const std::string& target, const std::string& fault, const std::string& shown) {
  targets_.push_back(target);
  shown_.push_back(shown.empty() ? target : shown);
  faults_[shown_.back()] = fault;
}

Counts Fleet::counts() const {
  Counts counts;
  for (const auto& [target, fault] : faults_) ++counts[fault];
  return counts;
}

std::string Fleet::lines(std::size_t first, std::size_t last) const {
  std::string text;
  for (std::size_t i = first; i < last; ++i) text += targets_.at(i) + "\n";
  return text;
}

Words Checked::order() const {
  Words targets;
  for (const Json& report : reports) targets.push_back(report["target"]);
  return targets;
}

std::map<std::string, std::string> Checked::faults() const {
  std::map<std::string, std::string> faults;
  for (const Json& report : reports) {
    faults[report["target"]] = report["ok"] == true ? Fleet::ok : report["fault"].text();
  }
  return faults;
}

std::string address(std::size_t n) {
  return "127." + std::to_string(1 + (n >> 16)) + "." + std::to_string((n >> 8) & 255) + "." +
         std::to_string(n & 255);
}

std::string address(std::size_t n, int port) { return address(n) + ":" + std::to_string(port); }

Checked checked(const std::string& json_lines) {
  Checked run{reports_in(json_lines), {}};
  for (const auto& report : run.reports) CHECK(report["command"] == "check");
  REQUIRE_FALSE(run.reports.empty());
  REQUIRE(run.reports.back().contains("summary"));
  run.summary = run.reports.back()["summary"];
  run.reports.pop_back();
  std::size_t failed = 0;
  for (const auto& [id, count] : run.summary["failed"].items()) failed += count_in(count);
  const auto ok = count_in(run.summary["ok"]);
  const auto interrupted = count_in(run.summary["interrupted"]);
  CHECK(run.summary["targets"] == ok + failed + interrupted);
  CHECK(run.reports.size() == ok + failed);
  return run;
}

void check_fates(const Fleet& fleet, const Checked& run) {
  CHECK(run.reports.size() == fleet.size());
  const std::string wrong = differences(run.faults(), fleet.faults());
  INFO(wrong);
  CHECK(wrong.empty());
  Counts counts = fleet.counts();
  CHECK(run.summary["targets"] == fleet.size());
  CHECK(run.summary["ok"] == counts[Fleet::ok]);
  counts.erase(Fleet::ok);
  CHECK(run.summary["failed"] == Json::parse(nlohmann::json(counts).dump()));
  CHECK(run.summary["interrupted"] == 0);
}

std::string service_discovery(const std::vector<TargetGroup>& groups) {
  nlohmann::json file = nlohmann::json::array();
  for (const TargetGroup& group : groups) {
    nlohmann::json written{{"targets", group.targets}};
    if (!group.labels.empty()) written["labels"] = group.labels;
    file.push_back(std::move(written));
  }
  return file.dump();
}

}  // namespace support
