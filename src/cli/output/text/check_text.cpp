#include "cli/output/text/check_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "cli/options/text/escape.hpp"
#include "cli/output/text/colour.hpp"
#include "cli/output/text/text.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr int state_width = 16;

std::string state_of(const Report& report, bool colour) {
  const std::string_view state = report.ok() ? "ok" : info(report.failure->fault).id;
  const std::string padded = fmt::format("{:<{}}", state, state_width);
  return coloured(padded, report.ok() ? green : red, colour);
}

// A loopback's and a fleet's.
std::string time_of(Duration duration) {
  constexpr Duration long_enough = std::chrono::seconds(1);
  return duration < long_enough ? milliseconds(duration)
                                : fmt::format("{:.2f} s", in_seconds(duration));
}

// Without the endpoint, which is in the line already.
std::string words_of(const Report& report) {
  const std::string detail = in_words(report.failure->detail);
  const std::string place = report.endpoint + ": ";
  return shortened(detail.starts_with(place) ? detail.substr(place.size()) : detail);
}

}  // namespace

std::string check_line(const Report& report, bool colour) {
  std::string rest = fmt::format(" {}  ", report.target);
  if (report.ok()) {
    rest += milliseconds(report.total);
  } else {
    const std::string words = words_of(report);
    rest += fmt::format("at {} after {}{}", name(*report.stopped_at), milliseconds(report.total),
                        words.empty() ? "" : ": " + words);
  }
  return state_of(report, colour) + text::for_terminal(rest) + "\n";
}

std::string fleet_summary_text(const FleetTally& tally) {
  std::string text = fmt::format("--- {}: {} ok", counted(tally.targets(), "target"), tally.ok);
  if (tally.failures() > 0) text += fmt::format(", {} failed", tally.failures());
  if (tally.interrupted > 0) text += fmt::format(", {} interrupted", tally.interrupted);
  if (tally.bad_lines > 0) text += ", " + counted(tally.bad_lines, "bad line");
  text += " in " + time_of(tally.took);
  if (tally.slowest) {
    text += fmt::format("; slowest {}: {}", milliseconds(tally.slowest->took),
                        text::for_terminal(tally.slowest->target));
  }
  text += "\n";
  std::size_t width = 0;
  for (const auto& [fault, entry] : tally.failed) width = std::max(width, info(fault).id.size());
  for (const auto& [fault, entry] : tally.failed) {
    text += fmt::format("{:>7}  {:<{}}  {}; the first: {}\n", entry.count, info(fault).id, width,
                        words_for(fault).sentence, text::for_terminal(entry.first));
  }
  return text;
}

std::string fleet_summary_json(const FleetTally& tally) {
  Json summary;
  summary["targets"] = tally.targets();
  summary["ok"] = tally.ok;
  summary["failed"] = Json::object();
  for (const auto& [fault, entry] : tally.failed) {
    summary["failed"][std::string(info(fault).id)] = entry.count;
  }
  summary["interrupted"] = tally.interrupted;
  summary["bad_lines"] = tally.bad_lines;
  summary["took_ms"] = in_milliseconds(tally.took);
  if (tally.slowest) {
    summary["slowest"] = {{"target", text::for_json(tally.slowest->target)},
                          {"ms", in_milliseconds(tally.slowest->took)}};
  }
  Json object;
  object["command"] = "check";
  object["summary"] = std::move(summary);
  return object.dump(-1, ' ', true) + "\n";
}

std::string fleet_summary_nagios(const FleetTally& tally, const Thresholds& thresholds) {
  std::string words = fmt::format("{} of {} ok", tally.ok, counted(tally.targets(), "target"));
  for (const std::string& one : tally.not_ok) {
    words += (&one == &tally.not_ok.front() ? ": " : ", ") + one;
  }
  const std::size_t named = tally.not_ok.size();
  if (named == FleetTally::most_named && tally.failures() > named) {
    words += fmt::format(" and {} more", tally.failures() - named);
  }
  if (tally.interrupted > 0) words += fmt::format("; {} interrupted", tally.interrupted);
  if (tally.bad_lines > 0) words += "; " + counted(tally.bad_lines, "bad line");
  std::string perfdata =
      fmt::format("targets={};;;0 ok={};;;0 failed={};;;0 time={:.6f}s;;;0", tally.targets(),
                  tally.ok, tally.failures(), in_seconds(tally.took));
  if (tally.slowest) {
    perfdata += fmt::format(" slowest={:.6f}s{}", in_seconds(tally.slowest->took),
                            nagios_limits(thresholds));
  }
  return nagios_line(tally.state, words, perfdata) + "\n";
}

}  // namespace rconn::cli
