#include "chaos/ledger.hpp"

#include <iostream>

namespace chaos {

Faults possible(const std::string& sort) {
  if (sort == "safe") return {};
  if (sort == "absent") return {"refused"};
  Faults faults{"refused",         "reset",   "closed",    "reply-timeout",
                "connect-timeout", "loading", "no-socket", "max-clients"};
  if (sort == "locked") {
    faults.insert({"auth-rejected", "auth-unneeded"});
  } else {
    faults.insert("auth-required");
  }
  return faults;
}

void Ledger::enter(const std::string& command, const std::string& sort,
                   const nlohmann::json& report, bool starved) {
  const bool ok = report.value("ok", false);
  const std::string fault = ok ? "ok" : report.value("fault", "none");
  Faults allowed = possible(sort);
  if (starved) allowed.insert("local-limit");
  expect(ok || allowed.contains(fault), command + ": " + fault + " of a target that is " + sort);
  expect(ok == (report.value("exit", -1) == 0), command + ": exit and ok differ: " + report.dump());
  const std::scoped_lock lock(mutex_);
  ++faults_[command][fault];
}

void Ledger::expect(bool good, const std::string& objection) {
  if (good) return;
  const std::scoped_lock lock(mutex_);
  ++objections_[objection];
}

void Ledger::note(const std::string& what, const std::string& value) {
  const std::scoped_lock lock(mutex_);
  notes_[what] = value;
}

bool Ledger::print() const {
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
  for (const auto& [objection, count] : objections_) {
    std::cout << "WRONG (" << count << " times): " << objection << '\n';
  }
  return objections_.empty();
}

}  // namespace chaos
