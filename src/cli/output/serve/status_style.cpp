#include "cli/output/serve/status_parts.hpp"

namespace rconn::cli::html {
namespace {

constexpr std::string_view text = R"css(
a { color: inherit; text-underline-offset: .15em; text-decoration-color: var(--muted); }
.good { color: var(--good); } .verdict.good { color: inherit; }
.problem { background: var(--panel); border-left: 4px solid var(--bad); padding: .6rem .8rem; margin: 0 0 1rem; }
.problem b { display: block; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 1.25rem; }
.targets tbody th { min-width: 9.5rem; } .targets th p { font-weight: 400; }
.targets td p { margin: 0 0 .15rem; } .targets td:nth-child(2) { min-width: 16rem; }
.targets td.n, .targets td:last-child { width: 1%; overflow-wrap: normal; }
.targets p { max-width: 34rem; }
.advice { color: var(--muted); }
@media (max-width: 44rem) {
  .targets, .targets tbody, .targets tr, .targets th, .targets td { display: block; width: auto; }
  .targets thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .targets tr { border-bottom: 1px solid var(--rule); padding: .7rem 0; }
  .targets tbody th, .targets td, .targets td:nth-child(2) { border: 0; padding: 0; min-width: 0; }
  .targets td.n, .targets td:last-child { display: inline-block; width: auto; color: var(--muted); padding-right: .9rem; }
  .targets td.n::before, .targets td:last-child::before { content: attr(data-label) " "; }
  .targets td:last-child { max-width: 100%; overflow-wrap: anywhere; white-space: normal; }
  .targets td.none { display: none; }
}
)css";

}  // namespace

std::string_view status_style() { return text.substr(1); }

}  // namespace rconn::cli::html
