#include "cli/printer.hpp"

#include <algorithm>

#include "cli/render/json.hpp"
#include "cli/render/text.hpp"

namespace rconn::cli {

void Printer::print(const Report& report) {
  worst_ = std::max(worst_, info(report.verdict()).exit);
  if (options_.quiet) return;
  if (options_.output == OutputFormat::json) {
    console_.out(render_json(report, info(command_).name));
    return;
  }
  // Only keys and endpoints have use for the answer, and a ping counts system calls.
  const bool terminal = command_ != CommandId::ping && Console::out_is_terminal();
  const TextStyle style{options_.verbose, terminal};
  const Rendering rendering = render_text(report, command_, style);
  console_.err(rendering.err);
  console_.out(rendering.out);
}

void Printer::cut_short() { worst_ = std::max(worst_, info(Verdict::interrupted).exit); }

int Printer::exit_status() {
  return console_.delivered() ? worst_ : std::max(worst_, info(Verdict::not_attempted).exit);
}

}  // namespace rconn::cli
