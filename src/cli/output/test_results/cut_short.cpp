#include "cli/output/test_results/cut_short.hpp"

#include <fmt/format.h>

#include "cli/output/words/counted.hpp"

namespace rconn::cli {

std::string cut_short_in_words(RunEnd end, const std::optional<CheckSummary>& summary) {
  std::string text = end == RunEnd::interrupted ? "interrupted" : "the output was not read";
  if (!summary) return text + ": pings are missing";
  text += fmt::format(": {} of {}{} not tested", summary->interrupted,
                      summary->rest_uncounted ? "at least " : "",
                      counted(summary->targets(), "target"));
  return text;
}

}  // namespace rconn::cli
