#include <fmt/format.h>

#include <optional>
#include <string>

#include "cli/output/html/figures.hpp"
#include "cli/output/html/markup.hpp"
#include "cli/output/html/sections.hpp"
#include "cli/output/summary/failover_moments.hpp"
#include "cli/output/words/counted.hpp"

namespace rconn::cli::html {
namespace {

struct Extent {
  Duration first;
  Duration last;
};

std::optional<Extent> extent_of(const Failover& failover) {
  std::optional<Extent> extent;
  for (const FailoverMoment& moment : failover_moments) {
    const auto& at = failover.*(moment.at);
    if (!at) continue;
    if (!extent) extent = Extent{*at, *at};
    extent = Extent{std::min(extent->first, *at), std::max(extent->last, *at)};
  }
  return extent;
}

std::string chart_of(const std::string& id, const Failover& failover, const Extent& extent) {
  const auto length = static_cast<double>((extent.last - extent.first).count());
  if (length <= 0) return "";
  std::string chart = open_chart(id, 46, "The moments of the failover",
                                 "The numbers are those of the table below.");
  chart += "<line class=axis x1='2%' x2='98%' y1=30 y2=30 />";
  double free_from = 0;
  bool high = false;
  for (std::size_t i = 0; i < failover_moments.size(); ++i) {
    const auto& at = failover.*(failover_moments.at(i).at);
    if (!at) continue;
    const double place = 2 + 96 * static_cast<double>((*at - extent.first).count()) / length;
    high = place < free_from && !high;
    free_from = place + 4;
    chart += fmt::format(
        "<circle class=moment cx='{0:.2f}%' cy=30 r=4 />"
        "<text class=number x='{0:.2f}%' y={1} text-anchor=middle>{2}</text>",
        place, high ? 10 : 21, i + 1);
  }
  return "<figure>" + chart + close_chart() + "</figure>\n";
}

std::string master_in_words(const MasterSeen& master) {
  std::string words = "<b>" + html(master.address) + "</b>";
  if (!master.run_id.empty()) {
    words += " <span class=muted>run id " + html(master.run_id.substr(0, 8)) + "…</span>";
  }
  if (master.offset) words += fmt::format(" <span class=muted>offset {}</span>", *master.offset);
  return words;
}

std::string table_of(const Part& part, const Failover& failover, std::size_t number) {
  const auto extent = extent_of(failover);
  std::string rows;
  for (std::size_t i = 0; i < failover_moments.size(); ++i) {
    const auto& at = failover.*(failover_moments.at(i).at);
    rows += fmt::format(
        "<tr><td class=n>{}</td><th scope=row>{}</th><td class=t>{}</td><td class=n>{}</td></tr>\n",
        i + 1, failover_moments.at(i).words,
        at ? date_and_milliseconds(wall_at(*at, failover.to.first)) : "not seen",
        at && extent ? "+ " + span(*at - extent->first) : "");
  }
  return fmt::format("<h4>Failover {}</h4>\n<p>From {} to {}</p>\n", number,
                     master_in_words(failover.from), master_in_words(failover.to)) +
         (extent ? chart_of(part.id(fmt::format("failover{}-", number)), failover, *extent) : "") +
         "<div class=scroll role=region tabindex=0 aria-label='Moments of the failover'><table>"
         "<thead><tr><th scope=col class=n>No</th><th scope=col>Moment</th><th scope=col>When "
         "(UTC)</th><th scope=col class=n>Since the first</th></tr></thead><tbody>\n" +
         rows + "</tbody></table></div>\n";
}

std::string words_for(const Writes& writes) {
  std::string words = fmt::format(
      "<h4>Writes</h4>\n<p>Of the writes to the key <code>{}</code>, {} were acknowledged, {} "
      "refused and {} not answered. ",
      html(writes.key), grouped(writes.acknowledged), grouped(writes.refused),
      grouped(writes.unanswered));
  words += writes.lost == 0
               ? std::string("No acknowledged write is known to be lost")
               : fmt::format("<b class=bad>{} acknowledged {} lost</b>", grouped(writes.lost),
                             writes.lost == 1 ? "write was" : "writes were");
  words += writes.unknown == 0
               ? std::string("; there is none of which it is not known whether it is there.")
               : fmt::format("; of {} {} it is not known whether {} there.",
                             grouped(writes.unknown), writes.unknown == 1 ? "write" : "writes",
                             writes.unknown == 1 ? "it is" : "they are");
  if (!writes.unread.empty()) {
    words += " Not all losses could be counted: " + html(writes.unread) + ".";
  }
  return words + "</p>\n";
}

}  // namespace

std::string failover_tables(const Part& part) {
  const TargetRecord& target = part.target;
  if (target.failovers.empty() && !target.writes) return "";
  std::string all = "<h3>Failovers and writes</h3>\n";
  const std::size_t shown = std::min(part.rows, target.failovers.size());
  for (std::size_t i = 0; i < shown; ++i) all += table_of(part, target.failovers[i], i + 1);
  const std::size_t more = target.failovers.size() - shown + target.failovers_left_out;
  if (more > 0) {
    all += fmt::format("<p>{} more left out.</p>\n", counted(more, "failover"));
  }
  if (target.writes) all += words_for(*target.writes);
  return all;
}

}  // namespace rconn::cli::html
