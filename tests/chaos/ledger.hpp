// The books of a run: every report is entered once, and what must not be is told at the end.
// Entry point: Ledger. Its members may be called from any thread.
#pragma once

#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace chaos {

using Faults = std::set<std::string>;

// What the mischief can make of a target of this sort: "plain" (without a password), "locked" (with
// one), "safe" (of a server that nobody harms) or "absent" (nobody listens).
Faults possible(const std::string& sort);

// A target file, a line for each; every line is one target of that sort.
struct Sort {
  std::string name;    // as above
  std::string target;  // as rconn takes it
};

class Ledger {
 public:
  // `command` is whose report it is; `starved`: it may have been out of descriptors.
  void enter(const std::string& command, const std::string& sort, const nlohmann::json& report,
             bool starved);
  void expect(bool good, const std::string& objection);
  void note(const std::string& what, const std::string& value);

  // The numbers, then the objections. Says whether there is none.
  [[nodiscard]] bool print() const;

 private:
  mutable std::mutex mutex_;                                          // guards what follows
  std::map<std::string, std::map<std::string, std::size_t>> faults_;  // by command
  std::map<std::string, std::string> notes_;
  std::map<std::string, std::size_t> objections_;
};

}  // namespace chaos
