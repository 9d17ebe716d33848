#include "cli/output/live/fault_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/options/text/escape.hpp"
#include "cli/options/text/fold.hpp"
#include "cli/output/console/colour.hpp"
#include "cli/output/live/row.hpp"
#include "cli/output/summary/outage_faults.hpp"
#include "cli/output/text/report_text.hpp"
#include "cli/output/words/event_words.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/hint.hpp"
#include "cli/output/words/utc_time.hpp"

namespace rconn::cli {
namespace {

void add_folded(const std::string& words, std::size_t columns, PictureStyle style,
                std::vector<std::string>& rows, std::string_view code = "") {
  const std::string folded = text::fold(text::for_terminal(words), columns, 2);
  std::string_view rest = folded;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    rows.push_back(Row(columns, style.colour).add(rest.substr(0, end), code).text());
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

std::string place_of(const ViewOutage& outage) {
  std::string words(name(outage.view));
  return outage.address.empty() ? words : words + " " + outage.address;
}

void add_fault(const std::string& places, const FaultRun& run, std::size_t columns,
               PictureStyle style, std::vector<std::string>& rows) {
  if (!run.report) {
    const std::string words =
        fmt::format("{}: {} ({})", places, words_for(run.fault).sentence, info(run.fault).id);
    return add_folded(words, columns, style, rows, red);
  }
  add_folded(fmt::format("{}: {}", places, failure_in_words(*run.report)), columns, style, rows,
             red);
  if (run.report->finding) add_folded(cause_in_words(*run.report), columns, style, rows);
  add_folded("hint: " + hint(*run.report), columns, style, rows);
}

// An event of a target, or a pause of rconn itself.
struct Seen {
  const WatchEvent* event = nullptr;
  const TargetRecord* target = nullptr;
  const Pause* pause = nullptr;

  [[nodiscard]] const Instant& when() const {
    return event != nullptr ? event->when : pause->began;
  }
};

std::string event_row(const Seen& seen, const WatchRecord& record, std::size_t columns,
                      PictureStyle style) {
  Row row(columns, style.colour);
  row.add(utc_clock(seen.when().wall)).add(" ");
  if (seen.pause != nullptr) {
    return row.add(fmt::format("observer paused for {}", elapsed(seen.pause->lasted))).text();
  }
  const WatchEvent& event = *seen.event;
  if (record.targets.size() > 1) row.add(cut(seen.target->target, columns / 3)).add(" ");
  const bool is_bad =
      event.kind == WatchEventKind::down || event.kind == WatchEventKind::writes_lost;
  const std::string_view sign = style.unicode ? plus_minus : plus_minus_in_ascii;
  row.add(event_words(event, faults_before(event, record), sign), is_bad ? red : "");
  return row.text();
}

template <typename Part, typename Make>
void add_last(const std::vector<Part>& parts, std::size_t count, std::vector<Seen>& all,
              Make make) {
  for (std::size_t i = parts.size() - std::min(count, parts.size()); i < parts.size(); ++i) {
    all.push_back(make(parts[i]));
  }
}

}  // namespace

std::vector<std::string> fault_rows(const TargetRecord& target, std::size_t columns,
                                    PictureStyle style) {
  std::vector<std::string> rows;
  if (target.outages.empty() || target.outages.back().over) return rows;
  struct Current {
    std::string places;
    const FaultRun* run;
  };
  std::vector<Current> all;  // views with the same fault and cause are told together
  for (const ViewOutage& outage : target.outages.back().views) {
    if (outage.over || outage.faults.empty()) continue;
    const FaultRun& run = outage.faults.back();
    const auto same = std::ranges::find_if(all, [&run](const Current& each) {
      return each.run->fault == run.fault && each.run->cause == run.cause;
    });
    if (same == all.end()) {
      all.push_back({place_of(outage), &run});
    } else {
      same->places += ", " + place_of(outage);
    }
  }
  for (const Current& each : all) add_fault(each.places, *each.run, columns, style, rows);
  return rows;
}

std::string writes_row(const Writes& writes, std::size_t columns, PictureStyle style) {
  Row row(columns, style.colour);
  row.add(fmt::format("writes: {} acknowledged, {} refused, {} unanswered, ", writes.acknowledged,
                      writes.refused, writes.unanswered));
  row.add(fmt::format("{} lost", writes.lost), writes.lost > 0 ? red : "");
  return row.text();
}

std::vector<std::string> event_rows(const WatchRecord& record, std::size_t count,
                                    std::size_t columns, PictureStyle style) {
  std::vector<Seen> all;
  for (const TargetRecord& target : record.targets) {
    add_last(target.events, count, all,
             [&target](const WatchEvent& event) { return Seen{&event, &target, nullptr}; });
  }
  add_last(record.pauses, count, all,
           [](const Pause& pause) { return Seen{nullptr, nullptr, &pause}; });
  std::ranges::sort(all, {}, [](const Seen& seen) { return seen.when().at; });
  std::vector<std::string> rows;
  for (std::size_t i = all.size() - std::min(count, all.size()); i < all.size(); ++i) {
    rows.push_back(event_row(all[i], record, columns, style));
  }
  return rows;
}

}  // namespace rconn::cli
