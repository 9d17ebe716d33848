#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "cli/output/html/figures.hpp"
#include "cli/output/html/markup.hpp"
#include "cli/output/html/sections.hpp"
#include "cli/output/words/availability.hpp"
#include "cli/output/words/counted.hpp"

namespace rconn::cli::html {
namespace {

std::size_t outages_of(const TargetRecord& target) {
  return target.outages.size() + target.outages_left_out;
}

bool ever_worked(const TargetRecord& target) {
  return std::ranges::any_of(target.views, [](const ViewRecord& view) { return view.ok > 0; });
}

// How exactly the longest outage is known, if it was kept.
std::string uncertainty_of_longest(const TargetRecord& target) {
  const auto longest = std::ranges::max_element(target.outages, {},
                                                [](const Outage& each) { return each.lasted(); });
  const bool kept = longest != target.outages.end() && longest->lasted() >= target.longest;
  return kept ? give_or_take(longest->uncertainty()) : std::string();
}

std::string availability_of(const WatchRecord& record, const TargetRecord& target) {
  return availability(availability_by_time(record, target.down));
}

// ", 2 of them partial"
std::string partial_in_words(const TargetRecord& target) {
  const auto partial = std::ranges::count_if(target.outages, &Outage::partial);
  if (partial == 0) return "";
  if (static_cast<std::size_t>(partial) == outages_of(target)) {
    return partial == 1 ? ", a partial one" : ", all of them partial";
  }
  return fmt::format(", {} of them partial", partial);
}

std::string sentence_for(const WatchRecord& record, const TargetRecord& target) {
  const std::size_t outages = outages_of(target);
  if (outages == 0 && !ever_worked(target)) return "Nothing is known: no probe had a result.";
  if (outages == 0)
    return fmt::format("No outage in {}: it worked all the time.", span(record.lasted));
  if (!ever_worked(target)) return fmt::format("It never worked in {}.", span(record.lasted));
  std::string sentence = fmt::format("{} in {}{}.", counted(outages, "outage"), span(record.lasted),
                                     partial_in_words(target));
  sentence += outages == 1
                  ? fmt::format(" It took <span class=t>{} {}</span>.", span(target.longest),
                                uncertainty_of_longest(target))
                  : fmt::format(
                        " Together they took <span class=t>{}</span>; the longest, <span "
                        "class=t>{} {}</span>.",
                        span(target.down), span(target.longest), uncertainty_of_longest(target));
  sentence += fmt::format(" It worked for {} of the time.", availability_of(record, target));
  if (target.is_down()) sentence += " At the end of the watch it did not work.";
  return sentence;
}

std::string sentence_for(const WatchRecord& record) {
  if (record.targets.size() == 1) return sentence_for(record, record.targets.front());
  const auto with_outages = std::ranges::count_if(
      record.targets, [](const TargetRecord& target) { return outages_of(target) > 0; });
  if (with_outages == 0) return fmt::format("All of them worked, for {}.", span(record.lasted));
  return fmt::format("{} of {} had outages.", with_outages,
                     counted(record.targets.size(), "target"));
}

std::string card(std::string_view name, const std::string& value, const std::string& note) {
  return fmt::format("<div><dt>{}</dt><dd>{}{}</dd></div>", name, value,
                     note.empty() ? "" : fmt::format("<small>{}</small>", note));
}

std::string cards(const WatchRecord& record, const TargetRecord& target) {
  std::uint64_t probes = 0;
  std::uint64_t failed = 0;
  for (const ViewRecord& view : target.views) {
    probes += view.probes();
    failed += view.failed + view.not_started;
  }
  std::string all = "<dl class=cards>";
  all += card("Available", availability_of(record, target), "of the time watched");
  all += card("Outages", std::to_string(outages_of(target)), span(target.down) + " in all");
  all += card("Longest outage", outages_of(target) == 0 ? "–" : span(target.longest),
              uncertainty_of_longest(target));
  if (const ViewRecord* view = target.first_with_times()) {
    all += card("Median latency", span(view->service.quantile(0.5)),
                fmt::format("{} view", name(view->view)));
    all += card("99.9 % within", span(view->corrected.quantile(0.999)), "waiting included");
  }
  all += card("Probes", grouped(probes), grouped(failed) + " failed");
  return all + "</dl>\n";
}

// `place`: of its section; none: it has none.
std::string row(const WatchRecord& record, const TargetRecord& target,
                std::optional<std::size_t> place) {
  const ViewRecord* const view = target.first_with_times();
  const std::string name = html(target.target);
  std::string cells = "<tr><th scope=row>" +
                      (place ? fmt::format("<a href='#target{}'>{}</a>", *place, name) : name) +
                      "</th>";
  cells += number_cell(availability_of(record, target)) +
           number_cell(std::to_string(outages_of(target))) + number_cell(span(target.down)) +
           number_cell(outages_of(target) == 0 ? "–" : span(target.longest));
  for (const double share : {0.5, 0.99, 0.999}) {
    cells += number_cell(view == nullptr ? "–" : span(view->service.quantile(share)));
  }
  return cells + "</tr>\n";
}

bool is_good(const WatchRecord& record) {
  return std::ranges::all_of(record.targets, [](const TargetRecord& target) {
    return outages_of(target) == 0 && ever_worked(target);
  });
}

}  // namespace

std::string page_title(const WatchRecord& record) {
  if (record.targets.size() == 1) return record.targets.front().target;
  return counted(record.targets.size(), "target");
}

std::string headline(const WatchData& data) {
  const WatchRecord& record = data.record;
  std::string head =
      fmt::format("<header>\n<p class=over>Redis connectivity over time</p>\n<h1>{}</h1>\n",
                  html(page_title(record)));
  head += fmt::format("<p class='verdict {}'>{}</p>\n", is_good(record) ? "good" : "bad",
                      sentence_for(record));
  head +=
      fmt::format("<p class=when>{} to {} UTC ({}){}</p>\n</header>\n",
                  date_and_time(wall_at(Duration{}, record.start)), date_and_time(record.now.wall),
                  span(record.lasted),
                  record.end == RunEnd::interrupted ? ", ended by a signal such as Ctrl-C" : "");
  return head;
}

std::string overview(const WatchRecord& record, const std::vector<std::size_t>& detailed) {
  if (record.targets.size() == 1) return cards(record, record.targets.front());
  std::string rows;
  for (std::size_t i = 0; i < record.targets.size(); ++i) {
    const bool has_section = std::ranges::binary_search(detailed, i);
    rows += row(record, record.targets[i], has_section ? std::optional(i) : std::nullopt);
  }
  return "<div class=scroll role=region tabindex=0 aria-label='Table of targets'><table>"
         "<thead><tr><th scope=col>Target</th>"
         "<th scope=col class=n>Available</th><th scope=col class=n>Outages</th>"
         "<th scope=col class=n>In all</th><th scope=col class=n>Longest</th>"
         "<th scope=col class=n>50 %</th><th scope=col class=n>99 %</th>"
         "<th scope=col class=n>99.9 %</th></tr></thead><tbody>\n" +
         rows + "</tbody></table></div>\n";
}

}  // namespace rconn::cli::html
