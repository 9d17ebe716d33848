#include "chaos/expected.hpp"

#include <iostream>

namespace chaos {

FaultIds possible_faults(const std::string& kind) {
  if (kind == "stable") return {};
  if (kind == "absent") return {"refused"};
  FaultIds faults{"refused",         "reset",   "closed",    "reply-timeout",
                  "connect-timeout", "loading", "no-socket", "max-clients"};
  if (kind == "locked") {
    faults.insert({"auth-rejected", "auth-unneeded"});
  } else {
    faults.insert("auth-required");
  }
  return faults;
}

void Expectations::add_report(const std::string& command, const std::string& kind,
                              const nlohmann::json& report, bool starved) {
  const bool ok = report.value("ok", false);
  const std::string fault = ok ? "ok" : report.value("fault", "none");
  FaultIds allowed = possible_faults(kind);
  if (starved) allowed.insert("local-limit");
  expect(ok || allowed.contains(fault), command + ": " + fault + " of a target that is " + kind);
  expect(ok == (report.value("exit", -1) == 0), command + ": exit and ok differ: " + report.dump());
  const std::scoped_lock lock(mutex_);
  ++faults_[command][fault];
}

void Expectations::expect(bool good, const std::string& violation) {
  if (good) return;
  const std::scoped_lock lock(mutex_);
  ++violations_[violation];
}

void Expectations::note(const std::string& what, const std::string& value) {
  const std::scoped_lock lock(mutex_);
  notes_[what] = value;
}

bool Expectations::print() const {
  const std::scoped_lock lock(mutex_);
  for (const auto& [command, counts] : faults_) {
    std::size_t sum = 0;
    std::string list;
    for (const auto& [fault, count] : counts) {
      sum += count;
      list += ", " + std::to_string(count) + " " + fault;
    }
    std::cout << command << ": " << sum << " reports" << list << '\n';
  }
  for (const auto& [what, value] : notes_) std::cout << what << ": " << value << '\n';
  for (const auto& [violation, count] : violations_) {
    std::cout << "WRONG (" << count << " times): " << violation << '\n';
  }
  return violations_.empty();
}

}  // namespace chaos
