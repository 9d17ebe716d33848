#include "cli/commands/commands.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include "cli/commands/inherited.hpp"
#include "cli/options/text/escape.hpp"
#include "cli/output/printer.hpp"
#include "cli/output/text/wait_progress.hpp"
#include "connector/run/waiting.hpp"
#include "phpredis/timeval.hpp"

namespace rconn::cli {
namespace {

using std::chrono::microseconds;

constexpr int gave_up = 124;  // as timeout(1)

constexpr microseconds usual_deadline = std::chrono::seconds(30);
constexpr microseconds usual_interval = std::chrono::milliseconds(500);
// One try's: a lost packet or a server that hangs must not cost the whole wait.
constexpr microseconds usual_budget = std::chrono::seconds(1);

microseconds or_else(const std::optional<double>& seconds, microseconds otherwise) {
  return seconds ? phpredis::timeval_of(*seconds).value_or(microseconds{}) : otherwise;
}

Patience patience_of(const Options& options) {
  Patience patience;
  patience.deadline = phpredis::timeval_of(options.deadline).value_or(usual_deadline);
  patience.interval = or_else(options.interval, usual_interval);
  patience.backoff = options.backoff.value_or(1);
  patience.most_interval = or_else(options.most_interval, {});
  patience.stable = options.stable.value_or(1);
  patience.invert = options.invert;
  patience.any = options.any;
  patience.keep_trying = options.keep_trying;
  return patience;
}

std::vector<Target> hasty(std::vector<Target> targets) {
  for (Target& target : targets) {
    target.total_budget.reset();  // --deadline is for all tries together
    if (!target.connect_budget) target.connect_budget = usual_budget;
    if (!target.read_budget) target.read_budget = usual_budget;
  }
  return targets;
}

std::string endpoints(const std::vector<Target>& targets) {
  std::string list;
  for (const Target& target : targets) list += (list.empty() ? "" : " ") + endpoint(target);
  return list;
}

// Returns only if it cannot be executed.
int execute(const std::vector<std::string>& command, const std::vector<Target>& targets,
            Console& console) {
  ::setenv("RCONN_ENDPOINT", endpoints(targets).c_str(), 1);
  give_back_inherited();
  std::vector<std::string> words = command;
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  ::execvp(pointers[0], pointers.data());
  const int error = errno;
  change_inherited();
  console.err(text::for_terminal(fmt::format("rconn: wait: {}: {}", command.front(),
                                             std::generic_category().message(error))) +
              "\n");
  return error == ENOENT ? 127 : 126;  // as a shell
}

int status_of(WaitEnd end, const WaitOutcome& outcome) {
  switch (end) {
    case WaitEnd::met:
      return 0;
    case WaitEnd::deadline:
      return gave_up;
    case WaitEnd::interrupted:
      return info(Verdict::interrupted).exit;
    case WaitEnd::hopeless:
      break;
  }
  int worst = info(Verdict::not_attempted).exit;
  for (const Waited& waited : outcome.targets) {
    if (waited.last.failure && info(waited.last.failure->fault).lasting) {
      worst = info(waited.last.verdict()).exit;
    }
  }
  return worst;
}

std::string closing_words(WaitEnd end, const Patience& patience) {
  switch (end) {
    case WaitEnd::deadline:
      return fmt::format("gave up after {:g} s",
                         std::chrono::duration<double>(patience.deadline).count());
    case WaitEnd::hopeless:
      return "waiting does not cure that (--keep-trying waits all the same)";
    case WaitEnd::interrupted:
      return "interrupted";
    case WaitEnd::met:
      break;
  }
  return "";
}

}  // namespace

int run_wait(const NamedTargets& named, const Options& options) {
  const std::vector<Target>& targets = named.targets;
  const std::vector<Target> tried = hasty(targets);
  const Patience patience = patience_of(options);
  Printer printer(CommandId::wait, options);
  WaitProgress progress(printer.console(), targets.size(), options.quiet);
  const auto tell = [&progress](const Waited& waited, std::size_t target) {
    progress.tell(waited, target);
  };
  const WaitOutcome outcome = wait_for(tried, patience, tell);
  progress.finish();
  for (const Waited& waited : outcome.targets) {
    const bool idle = outcome.end == WaitEnd::met && !waited.met;  // --any: another one was ready
    if (waited.tries > 0 && !idle) printer.print_wait(waited);
  }
  if (outcome.end != WaitEnd::met && !options.quiet) {
    printer.console().err("rconn: wait: " + closing_words(outcome.end, patience) + "\n");
  }
  const int status = std::max(status_of(outcome.end, outcome), printer.finish());
  if (status == 0 && !options.child.empty()) {
    return execute(options.child, targets, printer.console());
  }
  return status;
}

}  // namespace rconn::cli
