#include "fault_injection/verify.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <regex>
#include <string_view>

#include "fault_injection/scenarios.hpp"

namespace fault_injection {
namespace {

bool is_documented(int exit) {
  constexpr std::array documented{0, 1, 2,   3,   4,
                                  5, 6, 124, 126, 127};  // without 128 + SIGINT: no signal was sent
  return std::ranges::find(documented, exit) != documented.end();
}

// The failed call was a write to standard error, so that no message could be written.
bool stderr_failed(const std::string& failed) {
  return failed == "write 2" || failed == "writev 2";
}

// A pipe without a reader ends rconn as it ends other filters.
bool lost_its_reader(const RunResult& run_result) {
  const bool output = run_result.failed.starts_with("write");
  return output && run_result.outcome.exit == 128 + SIGPIPE;
}

// Without memory, OpenSSL may report another fault: an untrusted certificate or a broken session.
bool may_lack_memory(const support::Outcome& outcome, int usual) {
  const int local = 3;
  const int tls = 5;
  return outcome.exit == 0 || outcome.exit == usual || outcome.exit == local ||
         outcome.exit == tls ||
         (outcome.out + outcome.err).find("the TLS session broke") != std::string::npos;
}

bool is_whole(const std::string& output, const Expected& expected) {
  if (expected.required_parts.empty()) return without_numbers(output) == expected.output;
  std::size_t at = 0;
  return std::ranges::all_of(expected.required_parts, [&](const std::string& part) {
    at = output.find(part, at);
    return at != std::string::npos;
  });
}

}  // namespace

std::string without_numbers(const std::string& output) {
  static const std::regex numbers("[0-9]+([.][0-9]+)?(e-?[0-9]+)?");
  static const std::regex bars("[|][ #]*[|]");
  static const std::regex blanks(" +");
  return std::regex_replace(
      std::regex_replace(std::regex_replace(output, numbers, "0"), bars, "||"), blanks, " ");
}

std::string violation_in(const RunResult& run_result, const Expected& expected) {
  const support::Outcome& outcome = run_result.outcome;
  const std::string words = outcome.out + outcome.err + run_result.file;
  if (outcome.took >= std::chrono::seconds(30)) return "it hangs";
  if (is_c_library_crash(run_result)) return "";
  if (lost_its_reader(run_result)) return "";
  if (outcome.exit > 128) return "it is ended by signal " + std::to_string(outcome.exit - 128);
  if (words.find("please report it") != std::string::npos) return "an internal error";
  if (words.find(Servers::secret) != std::string::npos) return "it tells the password";
  if (!is_documented(outcome.exit)) return "exit status " + std::to_string(outcome.exit);
  if (!run_result.file.empty() && !run_result.file.ends_with("# EOF\n"))
    return "the file is incomplete";
  if (run_result.leftover && !run_result.failed.starts_with("unlink"))
    return "a temporary file is left behind";
  if (words.find("name-timeout") != std::string::npos) return "the answer to a lookup is lost";
  if (outcome.exit == 0 && expected.exit != 0) return "exit status 0 without success";
  if (outcome.exit == 0 && !is_whole(outcome.out + run_result.file, expected)) {
    return "exit status 0, but the output is not the usual one";
  }
  if (outcome.exit != 0 && words.empty() && !stderr_failed(run_result.failed))
    return "it fails without a message";
  if (run_result.out_of_memory && !may_lack_memory(outcome, expected.exit)) {
    return "the fault does not name memory";
  }
  return "";
}

bool is_c_library_crash(const RunResult& run_result) {
  return run_result.lookup_out_of_memory && run_result.outcome.exit > 128 &&
         run_result.outcome.err.find("terminate") == std::string::npos;
}

}  // namespace fault_injection
