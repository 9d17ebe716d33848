#include "cli/output/html/ground_style.hpp"

namespace rconn::cli::html {
namespace {

constexpr std::string_view text = R"css(
:root {
  color-scheme: light dark;
  --page: #ffffff; --panel: #f5f6f8; --text: #1b2430; --muted: #5a6675; --rule: #dfe3e8;
  --good: #17734f; --lane: #bfe3d2; --bad: #b4232f; --hatch: #f3c3c6; --pause: #8b95a3;
  --held: #1f5fb0; --fresh: #a85400; --write: #7440a8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181e; --panel: #1d232b; --text: #e4e8ee; --muted: #9aa6b4; --rule: #333c47;
    --good: #5cc79a; --lane: #1f5a43; --bad: #ff7b83; --hatch: #6d2a30; --pause: #77828f;
    --held: #74aef5; --fresh: #f0a150; --write: #c39bf0;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere;
}
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
header { border-bottom: 1px solid var(--rule); padding-bottom: 1.25rem; margin-bottom: 1.5rem; }
.over { margin: 0; color: var(--muted); font-size: .85rem; letter-spacing: .04em; }
h1 { margin: .1rem 0 .75rem; font-size: 2rem; line-height: 1.2; letter-spacing: -.01em; }
h2 { margin: 3rem 0 .5rem; font-size: 1.4rem; line-height: 1.3; }
h3 { margin: 2.25rem 0 .6rem; font-size: 1.1rem; }
h4 { margin: 1.25rem 0 .3rem; font-size: .95rem; }
section > h3:first-of-type { margin-top: 1.5rem; }
p { margin: .4rem 0; }
.verdict { font-size: 1.2rem; line-height: 1.45; padding-left: .8rem; border-left: 4px solid; max-width: 46rem; }
.verdict.good { border-color: var(--good); }
.verdict.bad { border-color: var(--bad); }
.when, .muted, .caption, figcaption, small { color: var(--muted); }
.when { margin-top: .8rem; }
.bad { color: var(--bad); }
.verdict.bad { color: inherit; }
code { font: .92em ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
q { quotes: "“" "”"; }
.cards { display: grid; grid-template-columns: repeat(6, 1fr); gap: .6rem; margin: 0 0 1rem; }
.cards div { background: var(--panel); border-radius: 6px; padding: .65rem .75rem; }
.cards dt { color: var(--muted); font-size: .85rem; }
.cards dd { margin: 0; font-size: 1.2rem; font-weight: 600; white-space: nowrap; line-height: 1.3; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.cards small { display: block; font-size: .8rem; font-weight: 400; white-space: normal; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem; margin: .5rem 0; }
.facts dt { color: var(--muted); } .facts dd { margin: 0; }
.about p { max-width: 46rem; }
figure { margin: .4rem 0 0; }
figcaption, .caption { font-size: .85rem; margin-top: .35rem; }
.scroll { overflow-x: auto; margin-top: .75rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--rule); }
th { font-weight: 600; } thead th { color: var(--muted); font-weight: 500; white-space: nowrap; }
.n { text-align: right; white-space: nowrap; } .t { white-space: nowrap; }
.scroll td, .scroll th { overflow-wrap: normal; }
td p { margin: 0 0 .25rem; } td:last-child, th:last-child { padding-right: 0; }
tr.part th { font-weight: 400; padding-left: 1.25rem; }
tr.gap td { color: var(--muted); text-align: center; }
.tag { border: 1px solid var(--muted); border-radius: 3px; padding: 0 .35rem; font-size: .8rem; }
@media (max-width: 56rem) { .cards { grid-template-columns: repeat(3, 1fr); } }
@media (max-width: 40rem) {
  main { padding: 1.25rem 1rem 3rem; }
  h1 { font-size: 1.5rem; } .verdict { font-size: 1.05rem; }
  .cards { grid-template-columns: repeat(2, 1fr); gap: .5rem; }
  .facts { grid-template-columns: 1fr; gap: 0; } .facts dd { margin-bottom: .5rem; }
}
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --panel: #f5f6f8; --text: #000; --muted: #444; --rule: #ccc; --good: #17734f;
    --lane: #bfe3d2; --bad: #b4232f; --hatch: #f3c3c6; --pause: #666; --held: #1f5fb0;
    --fresh: #a85400; --write: #7440a8;
  }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  @page { margin: 14mm; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  figure, .cards, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  .scroll { overflow: visible; }
  table { font-size: 8.5pt; }
}
)css";

}  // namespace

std::string_view ground_style() { return text.substr(1); }

}  // namespace rconn::cli::html
