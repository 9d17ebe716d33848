#include "cli/output/text/waiting_line.hpp"

#include <fmt/format.h>

#include "cli/output/text/rung_times.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {

std::string waiting_text(const Report& so_far, std::optional<Rung> rung, Duration waited) {
  const std::string what =
      rung ? fmt::format("waiting at {}", name(*rung)) : "making further connections";
  std::string text = fmt::format("{} for {:.1f} s: {}", what, in_seconds(waited), so_far.target);
  const std::string before = rung_times(so_far);
  return before.empty() ? text : text + fmt::format(" ({})", before);
}

bool WaitingLine::show(const Report& so_far, const UnderWay& under_way) {
  if (!line_) line_.emplace(console_, false);
  line_->show(waiting_text(so_far, under_way.rung, net::Clock::now() - under_way.since));
  return line_->has_terminal();
}

}  // namespace rconn::cli
