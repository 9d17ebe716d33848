#include "cli/commands/commands.hpp"

#include <vector>

#include "cli/output/printer.hpp"
#include "cli/output/summary/ping_summary.hpp"
#include "connector/run/probe.hpp"
#include "phpredis/timeval.hpp"

namespace rconn::cli {
namespace {

constexpr unsigned rounds_to_compare = 10;
constexpr std::chrono::microseconds pause = std::chrono::seconds(1);

// Each target without persistence, then each with it.
std::vector<Target> both_ways(const std::vector<Target>& targets) {
  std::vector<Target> both = targets;
  for (Target& target : both) target.persistence.reset();
  for (const Target& target : targets) {
    both.push_back(target);
    if (!target.persistence) both.back().persistence = Persistence{};
  }
  return both;
}

Job job_of(const Options& options) {
  Job job{.errand = Errand::ping};
  job.rounds = options.count.value_or(options.compare ? rounds_to_compare : 1);
  job.interval = options.interval
                     ? phpredis::timeval_of(*options.interval).value_or(std::chrono::microseconds{})
                     : pause;
  job.check_echo = options.check_echo;
  return job;
}

}  // namespace

int run_ping(const NamedTargets& named, const Options& options) {
  Printer printer(CommandId::ping, options);
  const std::vector<Target>& targets = named.targets;
  std::vector<PingSummary> summaries(targets.size());
  const auto print = [&](const Report& report, std::size_t target) {
    summaries[target % summaries.size()].add(report);
    printer.print(report);
  };
  const std::vector<Target> probed = options.compare ? both_ways(targets) : targets;
  if (!probe(probed, job_of(options), print)) printer.cut_short();
  if (options.count || options.compare) {
    for (const PingSummary& summary : summaries) printer.summarize(summary);
  }
  return printer.finish();
}

}  // namespace rconn::cli
