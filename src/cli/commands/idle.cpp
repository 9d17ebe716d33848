#include <fmt/format.h>

#include <string>
#include <vector>

#include "cli/commands/commands.hpp"
#include "cli/options/text/escape.hpp"
#include "cli/output/console/out_file.hpp"
#include "cli/output/console/status_line.hpp"
#include "cli/output/printer.hpp"
#include "cli/output/text/idle/idle_text.hpp"
#include "cli/output/words/idle/idle_words.hpp"
#include "connector/idle/idle.hpp"

namespace rconn::cli {
namespace {

constexpr std::chrono::minutes default_up_to{30};
constexpr double least_age = 0.001;  // seconds

IdleTime time_of(double seconds) {
  return std::chrono::duration_cast<IdleTime>(std::chrono::duration<double>(seconds));
}

std::string progress_in_words(const IdleProgress& progress) {
  return fmt::format("idle: {} silent, {} ok, {} cut; {} of {}", progress.held, progress.ok,
                     progress.cut, seconds_in_words(progress.so_far),
                     seconds_in_words(progress.in_all));
}

int refuse(Console& console, const std::string& why) {
  console.err(text::for_terminal("rconn: idle: " + why) + "\n");
  return info(Verdict::not_attempted).exit;
}

}  // namespace

int run_idle(const NamedTargets& named, const Options& options, Console& console) {
  if (named.targets.size() != 1) {
    return refuse(console, fmt::format("{} targets are given: give one", named.targets.size()));
  }
  if (options.up_to && *options.up_to < least_age) {
    return refuse(console,
                  fmt::format("--up-to: {} s is too short: give 1ms or more", *options.up_to));
  }
  if (options.up_to && !options.ages.empty()) {
    return refuse(console, "--ages and --up-to exclude each other: leave one out");
  }
  if (const int error = options.out_file ? writable(*options.out_file) : 0) {
    return refuse(console, "--out-file: " + cannot_write(*options.out_file, reason_of(error)));
  }
  IdlePlan plan{.target = named.targets.front(), .ages = {}, .up_to = default_up_to};
  if (options.up_to) plan.up_to = time_of(*options.up_to);
  for (const double age : options.ages) plan.ages.push_back(time_of(age));
  const bool as_text = options.output.value_or(OutputFormat::text) == OutputFormat::text;
  Printer printer(CommandId::idle, options, console);
  StatusLine status(console, options.quiet);
  IdleListener listener;
  listener.on_round = [&](const IdleRecord& so_far, std::size_t connections, IdleTime longest) {
    status.clear();
    if (!options.quiet && as_text) console.note(idle_begins(so_far, connections, longest));
  };
  if (status.has_terminal()) {
    listener.on_tick = [&status](const IdleProgress& progress) {
      status.show(progress_in_words(progress));
    };
  }
  const IdleRecord record = probe_idle(plan, listener);
  status.clear();
  printer.summarize(record);
  return printer.finish();
}

}  // namespace rconn::cli
