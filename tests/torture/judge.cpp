#include "torture/judge.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <string_view>

#include "torture/scenarios.hpp"

namespace torture {
namespace {

bool is_documented(int exit) {
  constexpr std::array documented{0, 1, 2, 3, 4, 5, 6, 124, 126, 127};  // nobody interrupted it
  return std::ranges::find(documented, exit) != documented.end();
}

// Standard error was the only place left for words, and they failed to get there.
bool was_silenced(const std::string& failed) { return failed == "write 2" || failed == "writev 2"; }

// OpenSSL may blame what it was at: a certificate that it had no memory to look at is not trusted,
// and a session is broken.
bool may_lack_memory(const support::Outcome& outcome, int usual) {
  const int local = 3;
  const int tls = 5;
  return outcome.exit == 0 || outcome.exit == usual || outcome.exit == local ||
         outcome.exit == tls ||
         (outcome.out + outcome.err).find("the TLS session broke") != std::string::npos;
}

bool is_whole(const std::string& output, const Expected& expected) {
  if (expected.essence.empty()) return without_numbers(output) == expected.output;
  std::size_t at = 0;
  return std::ranges::all_of(expected.essence, [&](const std::string& part) {
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

std::string complaint_about(const Evidence& evidence, const Expected& expected) {
  const support::Outcome& outcome = evidence.outcome;
  const std::string words = outcome.out + outcome.err + evidence.file;
  if (outcome.took >= std::chrono::seconds(30)) return "it hangs";
  if (is_crash_of_lookup(evidence)) return "";
  if (outcome.exit > 128) return "it is ended by signal " + std::to_string(outcome.exit - 128);
  if (words.find("please report it") != std::string::npos) return "an internal error";
  if (words.find(World::secret) != std::string::npos) return "it tells the password";
  if (!is_documented(outcome.exit)) return "exit status " + std::to_string(outcome.exit);
  if (!evidence.file.empty() && !evidence.file.ends_with("# EOF\n")) return "half a file";
  if (evidence.draft && !evidence.failed.starts_with("unlink")) return "a draft is left behind";
  if (words.find("name-timeout") != std::string::npos) return "the answer to a lookup is lost";
  if (outcome.exit == 0 && expected.exit != 0) return "exit status 0 without success";
  if (outcome.exit == 0 && !is_whole(outcome.out + evidence.file, expected)) {
    return "exit status 0, but the output is not the usual one";
  }
  if (outcome.exit != 0 && words.empty() && !was_silenced(evidence.failed)) return "silence";
  if (evidence.starved && !may_lack_memory(outcome, expected.exit)) {
    return "the blame is not on memory";
  }
  return "";
}

bool is_crash_of_lookup(const Evidence& evidence) {
  return evidence.lookup_starved && evidence.outcome.exit > 128 &&
         evidence.outcome.err.find("terminate") == std::string::npos;
}

}  // namespace torture
