// Many targets for the tests of `check`, and the reports on them.
// Entry points: Fleet, which holds the expected fault of each target; checked(), which reads the
// JSON of a run; service_discovery(), which writes a file for --sd.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "command_line/expect.hpp"

namespace support {

// As many targets as rconn promises to handle; fewer under a sanitizer.
inline const std::size_t many = sanitized() ? 2'000 : 10'000;

// The nth loopback address: 127.1.0.0 is the first.
std::string address(std::size_t n);
std::string address(std::size_t n, int port);

using Counts = std::map<std::string, std::size_t>;

// Targets in order, with the fault expected of each.
class Fleet {
 public:
  static constexpr const char* ok = "ok";

  // `shown` is the name in reports, if it differs from the target as written.
  void add(const std::string& target, const std::string& fault, const std::string& shown = {});

  [[nodiscard]] std::size_t size() const { return targets_.size(); }
  [[nodiscard]] const Words& targets() const { return targets_; }
  [[nodiscard]] const Words& shown() const { return shown_; }
  [[nodiscard]] const std::map<std::string, std::string>& faults() const { return faults_; }

  // The expected number of targets for each fault, or for none.
  [[nodiscard]] Counts counts() const;

  // The targets [first, last), one per line.
  [[nodiscard]] std::string lines(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::string lines() const { return lines(0, size()); }

 private:
  Words targets_;
  Words shown_;
  std::map<std::string, std::string> faults_;  // by target, as shown
};

// The JSON of one run.
struct Checked {
  Reports reports;  // in the order printed
  Json summary;

  [[nodiscard]] Words order() const;                                // the targets' names
  [[nodiscard]] std::map<std::string, std::string> faults() const;  // by target
};

// Checks that the summary is the last line and that it adds up.
Checked checked(const std::string& json_lines);

// Checks that each target was reported once, with its fault, and that the summary counts them.
void check_fates(const Fleet& fleet, const Checked& run);

// One group of a Prometheus service discovery file. Texts may hold any UTF-8.
struct TargetGroup {
  Words targets;
  std::map<std::string, std::string> labels;
};

// The content of such a file. A group without labels has no member "labels".
std::string service_discovery(const std::vector<TargetGroup>& groups);

}  // namespace support
