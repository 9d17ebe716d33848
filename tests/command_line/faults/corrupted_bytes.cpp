#include "command_line/faults/corrupted_bytes.hpp"

#include <algorithm>
#include <array>

#include "support/temporary_directory.hpp"

namespace support {
namespace {

const std::map<std::string, int>& exit_statuses() {
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

}  // namespace

std::string description(const Corruption& corruption) {
  static const std::array names{"nothing", "stop", "close", "reset", "flip", "split"};
  std::string text = names.at(static_cast<std::size_t>(corruption.how));
  text += " at " + std::to_string(corruption.at);
  if (corruption.how == Corruption::How::flip) {
    text += ", bits " + std::to_string(corruption.flipped);
  }
  return text;
}

std::string mismatch(const Json& report, const Expected& expected) {
  const std::string fault = report["ok"] == true ? "ok" : report["fault"].text();
  const bool right = expected.faults.contains(fault) &&
                     report["exit"] == exit_statuses().at(fault) &&
                     (fault == "ok" || report["rung"] == expected.rung);
  return right ? "" : report.dump() + "\n";
}

Reports reports_of(const CorruptingRelay& relay, std::size_t count, const std::string& scheme,
                   const Words& options) {
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
  Reports reports(count);
  for (const auto& report : run.reports) reports.at(numbers.at(report["target"])) = report;
  CHECK(run.reports.size() == count);
  return reports;
}

void check_each_corruption(std::size_t count, const Probe& probe, const Words& more_time) {
  constexpr std::size_t at_once = 500;
  std::vector<std::size_t> late;
  for (std::size_t first = 0; first < count; first += at_once) {
    std::vector<std::size_t> numbers;
    for (std::size_t n = first; n < std::min(first + at_once, count); ++n) numbers.push_back(n);
    for (const auto& [n, found] : probe(numbers, {})) late.push_back(n);
  }
  std::string wrong;
  if (!late.empty()) {
    for (const auto& [n, found] : probe(late, more_time)) wrong += found;
  }
  INFO(wrong);
  CHECK(wrong.empty());
}

}  // namespace support
