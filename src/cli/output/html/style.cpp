#include "cli/output/html/ground_style.hpp"
#include "cli/output/html/sections.hpp"

namespace rconn::cli::html {
namespace {

constexpr std::string_view text = R"css(
.held { color: var(--held); } .fresh { color: var(--fresh); } .write { color: var(--write); }
.seq { font-weight: 500; }
.chart { display: block; overflow: hidden; }
.patterns { position: absolute; }
.chart text { fill: var(--muted); font-size: 11px; font-variant-numeric: tabular-nums; }
.chart .grid { stroke: var(--rule); stroke-width: 1; }
.chart .tick { text-anchor: middle; }
.chart .level { paint-order: stroke; stroke: var(--page); stroke-width: 3px; }
.chart .lane { fill: var(--text); font-size: 12px; paint-order: stroke; stroke: var(--lane); stroke-width: 3px; }
.chart .number { fill: var(--bad); font-weight: 600; }
.chart .mark { stroke: var(--bad); stroke-width: 1; opacity: .5; }
.chart .axis { stroke: var(--muted); stroke-width: 2; } .chart .moment { fill: var(--bad); }
.up { fill: var(--lane); }
.sure { fill: url(#hatch); stroke: var(--bad); stroke-width: 1.5; }
.maybe { fill: var(--bad); fill-opacity: .25; }
.pause rect { fill: url(#dots); stroke: var(--pause); stroke-width: 1; stroke-dasharray: 3 2; }
.hatch-ground { fill: var(--hatch); } .hatch-line { fill: var(--bad); } .dot { fill: var(--pause); }
.chart path { fill: none; stroke: currentColor; stroke-width: 1.5; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
.chart path.band { fill: currentColor; fill-opacity: .15; stroke: none; }
.chart path.p50 { stroke-width: 2; } .chart path.p99 { stroke-width: 1.2; }
.chart path.max { stroke-width: 1; opacity: .7; }
.chart path.service { stroke-width: 2; }
.chart path.corrected { stroke-width: 1.5; stroke-dasharray: 2 3; }
.chart .fresh path.service { stroke-dasharray: 9 3; } .chart .write path.service { stroke-dasharray: 9 3 2 3; }
.key { display: inline-block; width: 1.5em; height: .8em; margin: 0 .15em 0 .6em; vertical-align: -.05em; border: 1px solid transparent; }
figcaption > .key:first-child { margin-left: 0; }
.key.up { background: var(--lane); }
.key.sure { background: repeating-linear-gradient(45deg, var(--bad) 0 2px, var(--hatch) 2px 6px); border-color: var(--bad); }
.key.maybe { background: var(--bad); opacity: .3; }
.key.pause { border: 1px dashed var(--pause); background: radial-gradient(var(--pause) 1px, transparent 1.2px) 0 0 / 5px 5px; }
.key.line { height: 0; border: 0; border-top: 2px solid; vertical-align: .25em; }
.key.line.p99 { border-top-width: 1px; } .key.line.max { border-top: 1px dotted; }
.key.line.corrected { border-top: 2px dotted; }
.fresh .key.line.service, .write .key.line.service { border-top-style: dashed; }
.outages td:nth-child(1) { width: 2.2rem; } .outages td:nth-child(3) { min-width: 6rem; }
.outages td.t { padding-left: .4rem; }
@media (max-width: 40rem) {
  .odd { display: none; }
  .outages, .outages tbody, .outages tr, .outages td { display: block; width: auto; }
  .outages thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .outages tr { border-bottom: 1px solid var(--rule); padding: .6rem 0; }
  .outages td, .outages td.t { border: 0; padding: .1rem 0; text-align: left; white-space: normal; }
  .outages td::before { content: attr(data-label) ": "; color: var(--muted); }
  .outages br { display: none; } .outages td > .muted { margin-left: .4em; }
  .outages td:nth-child(n) { width: auto; min-width: 0; } .t { white-space: normal; }
  .outages td:last-child::before { display: block; }
}
)css";

}  // namespace

std::string style() { return std::string(ground_style()) + std::string(text.substr(1)); }

}  // namespace rconn::cli::html
