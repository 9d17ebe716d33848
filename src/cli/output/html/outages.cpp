#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "cli/output/html/figures.hpp"
#include "cli/output/html/markup.hpp"
#include "cli/output/html/sections.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/fault_text.hpp"

namespace rconn::cli::html {
namespace {

constexpr std::size_t most_views = 6;   // of an outage
constexpr std::size_t most_faults = 8;  // of each of them

std::string subject_of(const ViewOutage& outage) {
  const std::string view = fmt::format("<span class={0}>{0}</span>", name(outage.view));
  return outage.address.empty() ? view : view + " to " + html(outage.address);
}

// "refused for 2.10 s → loading for 0.80 s"
std::string faults_of(const ViewOutage& outage) {
  std::string words;
  for (std::size_t i = 0; i < std::min(outage.faults.size(), most_faults); ++i) {
    const FaultRun& run = outage.faults[i];
    const bool is_last = i + 1 == outage.faults.size();
    const Duration begin = i == 0 ? std::min(outage.began.middle(), run.first) : run.first;
    const Duration end = is_last ? outage.ended.middle() : outage.faults[i + 1].first;
    words += fmt::format("{}<code>{}</code>", i == 0 ? "" : " → ", info(run.fault).id);
    if (outage.faults.size() > 1) words += " for " + span(std::max(end - begin, Duration{}));
  }
  const std::size_t shown = std::min(outage.faults.size(), most_faults);
  const std::size_t left_out = outage.faults.size() - shown + outage.faults_left_out;
  return left_out == 0 ? words : words + fmt::format(" → {} more", left_out);
}

std::string capitalised(std::string sentence) {
  if (sentence.empty() || sentence[0] < 'a' || sentence[0] > 'z') return sentence;
  sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  return sentence;
}

// What was seen, why, and what to do: each sentence once.
class Explanation {
 public:
  void add(const FaultRun& run) {
    const FaultText text = text_of(run);
    std::string seen = html(capitalised(text.sentence));
    if (!text.detail.empty()) seen += ": <q>" + html(text.detail) + "</q>";
    add("", seen);
    if (!text.cause.empty()) {
      add(text.certainty == "likely" ? "Likely cause: " : "Cause: ", html(text.cause));
    }
    if (!text.advice.empty()) add("What to do: ", html(text.advice));
  }

  [[nodiscard]] std::string text() const { return text_; }

 private:
  void add(std::string_view before, const std::string& words) {
    constexpr std::size_t most = 6;
    if (words.empty() || said_.size() == most || !said_.insert(words).second) return;
    text_ +=
        fmt::format("<p>{}{}</p>", before.empty() ? "" : fmt::format("<b>{}</b>", before), words);
  }

  std::set<std::string> said_;
  std::string text_;
};

std::string what_of(const Outage& outage) {
  std::string what;
  Explanation explanation;
  for (std::size_t i = 0; i < std::min(outage.views.size(), most_views); ++i) {
    const ViewOutage& view = outage.views[i];
    what += fmt::format("<p class=seq>{}: {}", subject_of(view), faults_of(view));
    if (outage.views.size() > 1) {
      what += fmt::format(" <span class=muted>({})</span>", span(view.lasted()));
    }
    what += "</p>";
    for (const FaultRun& run : view.faults) explanation.add(run);
  }
  const std::size_t shown = std::min(outage.views.size(), most_views);
  if (const auto left_out = outage.views.size() - shown + outage.views_left_out) {
    what += fmt::format("<p>and {} more of views or addresses</p>", left_out);
  }
  if (outage.partial) {
    what +=
        "<p><span class=tag>partial</span> Another view, or another address, worked all the "
        "time.</p>";
  }
  return what + explanation.text();
}

std::string row(const Outage& outage, std::size_t number) {
  const Wall began = wall_at(outage.began.middle(), outage.noticed);
  const Wall ended = wall_at(outage.ended.middle(), outage.noticed);
  const std::string end = outage.over ? "until " + date_and_milliseconds(ended).substr(11)
                                      : std::string("<b class=bad>not over</b>");
  return fmt::format(
      "<tr role=row><td role=cell class=n data-label=Outage>{}</td>"
      "<td role=cell class=t data-label='Began (UTC)'>{}<br><span class=muted>{}</span></td>"
      "<td role=cell class=n data-label=Lasted><b>{}</b><br><span class=muted>{}</span></td>"
      "<td role=cell data-label='What was seen'>{}</td></tr>\n",
      number, date_and_milliseconds(began), end, span(outage.lasted()),
      give_or_take(outage.uncertainty()), what_of(outage));
}

// The longest ones, in the order in which they began.
std::vector<std::size_t> places_of_longest(const std::vector<Outage>& outages, std::size_t most) {
  std::vector<std::size_t> places(outages.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  if (places.size() <= most) return places;
  std::ranges::sort(places, [&](std::size_t one, std::size_t other) {
    const auto length = [&](std::size_t place) { return outages[place].lasted(); };
    return length(one) != length(other) ? length(one) > length(other) : one < other;
  });
  places.resize(most);
  std::ranges::sort(places);
  return places;
}

}  // namespace

std::string outage_table(const Part& part) {
  const std::vector<Outage>& outages = part.target.outages;
  if (outages.empty()) return "<h3>Outages</h3>\n<p>There was none.</p>\n";
  std::string rows;
  const auto places = places_of_longest(outages, part.rows);
  for (const std::size_t place : places) rows += row(outages[place], place + 1);
  std::string left_out;
  if (const auto shorter = outages.size() - places.size()) {
    left_out += fmt::format("<p>The longest {} are shown; {} shorter ones are left out.</p>\n",
                            places.size(), shorter);
  }
  if (part.target.outages_left_out > 0) {
    left_out += fmt::format("<p>{} after these were counted, but not kept.</p>\n",
                            counted(part.target.outages_left_out, "outage"));
  }
  return "<h3>Outages</h3>\n<table class=outages role=table><thead role=rowgroup><tr role=row>"
         "<th role=columnheader scope=col class=n>No</th>"
         "<th role=columnheader scope=col>Began (UTC)</th>"
         "<th role=columnheader scope=col class=n>Lasted</th>"
         "<th role=columnheader scope=col>What was seen</th></tr></thead><tbody role=rowgroup>\n" +
         rows + "</tbody></table>\n" + left_out;
}

}  // namespace rconn::cli::html
