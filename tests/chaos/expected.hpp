// Checks the reports of a run: each report when it is added; the violations are printed at the end.
// Entry point: Expectations, thread-safe.
#pragma once

#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace chaos {

using FaultIds = std::set<std::string>;

// The faults that a target of this kind may have: "plain" (no password), "locked" (with a
// password), "stable" (a server without injected faults) or "absent" (no listener).
FaultIds possible_faults(const std::string& kind);

// A target and its kind.
struct KnownTarget {
  std::string kind;    // as above
  std::string target;  // in a form that rconn accepts
};

class Expectations {
 public:
  // `command` is the rconn command that reported. `starved`: it may have run out of descriptors.
  void add_report(const std::string& command, const std::string& kind, const nlohmann::json& report,
                  bool starved);
  void expect(bool good, const std::string& violation);
  void note(const std::string& what, const std::string& value);

  // Prints the counts, then the violations. Returns true if there are no violations.
  [[nodiscard]] bool print() const;

 private:
  mutable std::mutex mutex_;                                          // guards the members below
  std::map<std::string, std::map<std::string, std::size_t>> faults_;  // by command
  std::map<std::string, std::string> notes_;
  std::map<std::string, std::size_t> violations_;
};

}  // namespace chaos
