// What a run is expected to report: each report is checked when it is added, and the violations are
// printed at the end. Entry point: Expectations. Its members may be called from any thread.
#pragma once

#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace chaos {

using FaultIds = std::set<std::string>;

// The faults that a target of this kind may have: "plain" (without a password), "locked" (with
// one), "stable" (a server that is left alone) or "absent" (nobody listens).
FaultIds possible_faults(const std::string& kind);

// A target and its kind.
struct KnownTarget {
  std::string kind;    // as above
  std::string target;  // as rconn takes it
};

class Expectations {
 public:
  // `command` is whose report it is. `starved`: it may have been out of descriptors.
  void add_report(const std::string& command, const std::string& kind, const nlohmann::json& report,
                  bool starved);
  void expect(bool good, const std::string& violation);
  void note(const std::string& what, const std::string& value);

  // The numbers, then the violations. Says whether there is none.
  [[nodiscard]] bool print() const;

 private:
  mutable std::mutex mutex_;                                          // guards what follows
  std::map<std::string, std::map<std::string, std::size_t>> faults_;  // by command
  std::map<std::string, std::string> notes_;
  std::map<std::string, std::size_t> violations_;
};

}  // namespace chaos
