#include <fmt/format.h>

#include <string>

#include "cli/output/html/figures.hpp"
#include "cli/output/html/markup.hpp"
#include "cli/output/html/sections.hpp"

namespace rconn::cli::html {
namespace {

std::string row(std::string_view view, const std::string& what, const Histogram& times,
                bool is_part) {
  if (times.empty()) return "";
  std::string cells = fmt::format("<tr{}><th scope=row><span class={}>{}</span> {}</th>",
                                  is_part ? " class=part" : "", view, view, what);
  cells += number_cell(grouped(times.count())) + number_cell(span(times.min()));
  for (const double share : {0.5, 0.9, 0.99, 0.999}) {
    cells += number_cell(span(times.quantile(share)));
  }
  return cells + number_cell(span(times.max())) + "</tr>\n";
}

std::string rows_of(const ViewRecord& view) {
  std::string rows = row(name(view.view), "service time", view.service, false) +
                     row(name(view.view), "corrected for the schedule", view.corrected, false);
  // On an open connection the only rung is all of the service time.
  if (view.view == View::held) return rows;
  for (std::size_t i = 0; i < view.rungs.size(); ++i) {
    rows += row(name(view.view), std::string(rung_names.at(i)), view.rungs.at(i), true);
  }
  return rows;
}

}  // namespace

std::string percentile_table(const Part& part) {
  std::string rows;
  for (const ViewRecord& view : part.target.views) rows += rows_of(view);
  if (rows.empty()) return "";
  return "<div class=scroll role=region tabindex=0 aria-label='Table of percentiles'><table>"
         "<thead><tr><th scope=col>Replies</th>"
         "<th scope=col class=n>Count</th><th scope=col class=n>Min</th>"
         "<th scope=col class=n>50 %</th><th scope=col class=n>90 %</th>"
         "<th scope=col class=n>99 %</th><th scope=col class=n>99.9 %</th>"
         "<th scope=col class=n>Max</th></tr></thead><tbody>\n" +
         rows + "</tbody></table></div>\n";
}

}  // namespace rconn::cli::html
