// What the tests share that spoil every byte of a conversation.
// Entry points: every_spoil(), one for each byte and way; met(), what `check` made of them, each
// spoil having an address of its own.
#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "command_line/fleet.hpp"
#include "support/spoiling_relay.hpp"
#include "support/temporary_directory.hpp"

namespace support {

inline const std::map<std::string, int>& exits() {
  static const std::map<std::string, int> table{{"ok", 0},
                                                {"condition-unmet", 1},
                                                {"unexpected-reply", 1},
                                                {"closed", 2},
                                                {"reply-timeout", 2},
                                                {"reset", 2},
                                                {"tls-handshake", 5},
                                                {"tls-not-offered", 5},
                                                {"tls-timeout", 5},
                                                {"tls-untrusted", 5},
                                                {"tls-expired", 5},
                                                {"tls-name-mismatch", 5},
                                                {"not-redis", 6},
                                                {"protocol-error", 6}};
  return table;
}

// What may come of a spoil: one of the faults ("ok" for none), at this rung unless it is "ok".
struct Expected {
  std::set<std::string> faults;
  std::string rung;
};

inline std::string told(const Spoil& spoil) {
  static const std::array names{"nothing", "stop", "close", "reset", "corrupt", "split"};
  std::string text = names.at(static_cast<std::size_t>(spoil.how));
  text += " at " + std::to_string(spoil.at);
  if (spoil.how == Spoil::How::corrupt) {
    text += ", bits " + std::to_string(spoil.turned);
  }
  return text;
}

// What is wrong with the report; nothing if it is as expected.
inline std::string objection(const nlohmann::json& report, const Expected& expected) {
  const std::string fault = report["ok"] == true ? "ok" : report["fault"];
  const bool right = expected.faults.contains(fault) && report["exit"] == exits().at(fault) &&
                     (fault == "ok" || report["rung"] == expected.rung);
  return right ? "" : report.dump() + "\n";
}

// `check` of an address for each spoil; the reports by number.
inline std::vector<nlohmann::json> met(const SpoilingRelay& relay, std::size_t count,
                                       const std::string& scheme, const Words& options) {
  const TemporaryDirectory directory;
  std::string targets;
  std::map<std::string, std::size_t> numbers;
  for (std::size_t n = 0; n < count; ++n) {
    targets += scheme + address(n, relay.port()) + "\n";
    numbers[scheme + address(n, relay.port())] = n;
  }
  const std::string file = directory.file("targets", targets);
  const Outcome outcome = run_rconn(joined({"check", "-o", "json", "-f", file}, options));
  INFO(outcome.err);
  CHECK(outcome.err.empty());
  const Checked run = checked(outcome.out);
  std::vector<nlohmann::json> reports(count);
  for (const auto& report : run.reports) reports.at(numbers.at(report["target"])) = report;
  CHECK(run.reports.size() == count);
  return reports;
}

// How the spoils with these numbers are met, with these options; the objections, by number.
using Meet = std::function<std::map<std::size_t, std::string>(const std::vector<std::size_t>&,
                                                              const Words&)>;

// Some at a time, for a run that takes long is taken for one that hangs. What a slow machine was
// late with has a second chance, with few others and more time.
inline void check_all_met(std::size_t count, const Meet& meet, const Words& more_time) {
  constexpr std::size_t at_once = 500;
  std::vector<std::size_t> late;
  for (std::size_t first = 0; first < count; first += at_once) {
    std::vector<std::size_t> numbers;
    for (std::size_t n = first; n < std::min(first + at_once, count); ++n) numbers.push_back(n);
    for (const auto& [n, objection] : meet(numbers, {})) late.push_back(n);
  }
  std::string wrong;
  if (!late.empty()) {
    for (const auto& [n, objection] : meet(late, more_time)) wrong += objection;
  }
  INFO(wrong);
  CHECK(wrong.empty());
}

}  // namespace support
