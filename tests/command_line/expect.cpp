#include "command_line/expect.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace support {

Words joined(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Json parsed(const std::string& json) { return Json::parse(json); }

Reports reports_in(const std::string& json_lines) {
  std::istringstream lines(json_lines);
  Reports reports;
  for (std::string line; std::getline(lines, line);) reports.push_back(parsed(line));
  return reports;
}

Json report_of(const Outcome& outcome) {
  INFO(outcome.out << outcome.err);
  REQUIRE(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 1);
  CHECK(outcome.err.empty());
  return parsed(outcome.out);
}

Json check_fault_of(const std::function<Outcome(const Words&)>& run, const std::string& id,
                    int exit) {
  const Outcome text = run(Words{});
  INFO(text.out << text.err);
  CHECK(text.exit == exit);
  CHECK(text.out.empty());
  CHECK_THAT(text.err, StartsWith("rconn: "));
  CHECK_THAT(text.err, ContainsSubstring("(" + id + " at "));
  const bool has_cause = text.err.find("\ncause: ") != std::string::npos ||
                         text.err.find("\nlikely cause: ") != std::string::npos;
  CHECK(std::count(text.err.begin(), text.err.end(), '\n') == (has_cause ? 3 : 2));
  CHECK_THAT(text.err, ContainsSubstring("\nhint: "));
  CHECK(text.err.find_first_of("\x1b\x07\r") == std::string::npos);
  CHECK(text.took < ceiling);

  const Outcome json = run(Words{"-o", "json"});
  CHECK(json.exit == exit);
  CHECK(json.took < ceiling);
  Json report = report_of(json);
  CHECK(report["ok"] == false);
  CHECK(report["fault"] == id);
  CHECK(report["exit"] == exit);

  const Outcome quiet = run(Words{"-q"});
  CHECK(quiet.exit == exit);
  CHECK(quiet.out.empty());
  CHECK(quiet.err.empty());
  return report;
}

Json check_fault(const Words& words, const std::string& id, int exit,
                 const Surroundings& surroundings) {
  return check_fault_of(
      [&](const Words& more) { return run_rconn(joined(words, more), surroundings); }, id, exit);
}

void check_pong(const Words& words, const Surroundings& surroundings) {
  const Outcome outcome = run_rconn(words, surroundings);
  INFO(outcome.out << outcome.err);
  CHECK(outcome.exit == 0);
  CHECK_THAT(outcome.out, StartsWith("PONG from "));
  CHECK(outcome.err.empty());
}

std::string check_usage_error(const Words& words, const Surroundings& surroundings) {
  const Outcome outcome = run_rconn(words, surroundings);
  INFO(outcome.out << outcome.err);
  CHECK(outcome.exit == 3);
  CHECK(outcome.out.empty());
  CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
  CHECK_THAT(outcome.err, StartsWith("rconn: "));
  CHECK(outcome.err.find_first_of("\x1b\x07\r") == std::string::npos);
  return outcome.err;
}

}  // namespace support
