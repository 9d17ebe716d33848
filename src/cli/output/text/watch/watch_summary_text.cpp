#include "cli/output/text/watch/watch_summary_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "cli/options/text/escape.hpp"
#include "cli/output/summary/outage_faults.hpp"
#include "cli/output/summary/percentiles.hpp"
#include "cli/output/summary/watch_load.hpp"
#include "cli/output/text/watch/failover_text.hpp"
#include "cli/output/words/availability.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/event_words.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "cli/output/words/utc_time.hpp"

namespace rconn::cli {
namespace {

constexpr std::size_t most_listed = 20;  // outages

std::string line(const std::string& words) { return text::for_terminal(words) + "\n"; }

std::string end_in_words(RunEnd end) {
  switch (end) {
    case RunEnd::interrupted:
      return ", then interrupted";
    case RunEnd::unread:
      return ", then nobody took the output";
    case RunEnd::hopeless:
      return ": no event loop";
    case RunEnd::complete:
    case RunEnd::deadline:
      break;
  }
  return "";
}

std::string watched(const WatchRecord& record) {
  const bool is_short = record.lasted < std::chrono::seconds(1);
  std::string words = fmt::format("watched for {}{}\n",
                                  is_short ? elapsed(record.lasted) : in_whole_units(record.lasted),
                                  end_in_words(record.end));
  if (record.paused == Duration{}) return words;
  const std::size_t count = record.pauses.size() + record.pauses_left_out;
  return words + fmt::format("observer paused {}, {} in all: that time does not count\n",
                             counted(count, "time"), elapsed(record.paused));
}

std::string head(const TargetRecord& target, const WatchRecord& record) {
  std::uint64_t probes = 0;
  for (const ViewRecord& view : target.views) probes += view.probes();
  std::string words = "--- " + target.target;
  const std::string& place = target.address.empty() ? target.endpoint : target.address;
  if (place != target.target) words += fmt::format(" ({})", place);
  if (probes == 0) return line(words + ": no probe had a result");
  return line(fmt::format("{}: available {} of the time, {} of {}", words,
                          availability(availability_by_time(record, target.down)),
                          availability(availability_by_probes(target)), counted(probes, "probe")));
}

std::string views_of(const Outage& outage) {
  std::vector<std::string> names;
  for (const ViewOutage& each : outage.views) {
    std::string words(name(each.view));
    if (!each.address.empty()) words += " " + each.address;
    if (std::ranges::find(names, words) == names.end()) names.push_back(std::move(words));
  }
  std::string text;
  for (const std::string& each : names) text += (text.empty() ? "" : ", ") + each;
  return text;
}

std::string outage_line(const Outage& outage) {
  const auto began = wall_at(outage.began.middle(), outage.noticed);
  return line(fmt::format("  {}  {}  {}: {}{}{}", utc_time(began),
                          with_uncertainty(outage.lasted(), outage.uncertainty()), views_of(outage),
                          one_after_another(faults_in_order(outage)),
                          outage.partial ? " (partial)" : "", outage.over ? "" : ", not over"));
}

// The longest ones, in the order of time.
std::vector<const Outage*> to_list(const TargetRecord& target) {
  std::vector<const Outage*> all;
  for (const Outage& outage : target.outages) all.push_back(&outage);
  if (all.size() <= most_listed) return all;
  std::ranges::nth_element(all, all.begin() + most_listed, std::ranges::greater(),
                           [](const Outage* outage) { return outage->lasted(); });
  all.resize(most_listed);
  std::ranges::sort(all, {}, [](const Outage* outage) { return outage->began.middle(); });
  return all;
}

std::string outages_of(const TargetRecord& target) {
  const std::size_t count = target.outages.size() + target.outages_left_out;
  if (count == 0) return "no outage\n";
  std::string text = fmt::format("{}, {} in all, the longest {}{}\n", counted(count, "outage"),
                                 elapsed(target.down), elapsed(target.longest),
                                 count > most_listed ? "; the longest ones:" : "");
  for (const Outage* const outage : to_list(target)) text += outage_line(*outage);
  return text;
}

std::string row(std::string_view label, std::string_view what, const Histogram& times) {
  std::string text = fmt::format("  {:<6} {:<13}", label, what);
  for (const Percentile& column : percentiles) {
    text += fmt::format(" {:>7}", milliseconds_alone(column.of(times)));
  }
  return text + "\n";
}

std::string rows_of(const ViewRecord& view) {
  if (view.service.empty()) return "";
  std::string text =
      row(name(view.view), "service", view.service) + row("", "corrected", view.corrected);
  if (view.view == View::held) return text;
  for (std::size_t rung = 0; rung < view.rungs.size(); ++rung) {
    const Histogram& times = view.rungs.at(rung);
    if (!times.empty()) text += row("", fmt::format("- {}", rung_names.at(rung)), times);
  }
  return text;
}

// How many probes of each view had which result.
std::string counts_of(const TargetRecord& target) {
  std::string text;
  for (const ViewRecord& view : target.views) {
    std::string words = fmt::format("{} ok", view.ok);
    for (const auto& [fault, count] : view.faults) {
      words += fmt::format(", {} {}", count, info(fault).id);
    }
    if (view.not_started > 0) {
      words += fmt::format(", {} not started, because too many were unanswered", view.not_started);
    }
    text += fmt::format("probes, {}: {}\n", name(view.view), words);
  }
  return text;
}

}  // namespace

std::string times_table(const TargetRecord& target) {
  std::string rows;
  for (const ViewRecord& view : target.views) rows += rows_of(view);
  if (rows.empty()) return "";
  std::string text = fmt::format("{:<22}", "milliseconds");
  for (const Percentile& column : percentiles) text += fmt::format(" {:>7}", column.name);
  return text + "\n" + rows;
}

std::string watch_summary_text(const WatchRecord& record) {
  std::string text = watched(record);
  for (const TargetRecord& target : record.targets) {
    const WatchLoad load = load_of(target, record);
    text += head(target, record) + outages_of(target) + counts_of(target) + times_table(target) +
            failovers_text(target) + writes_text(target);
    text +=
        fmt::format("load of the probes on the server: {:.1f} commands/s, {:.2f} connections/s\n",
                    load.commands_per_second, load.connections_per_second);
  }
  return text;
}

}  // namespace rconn::cli
