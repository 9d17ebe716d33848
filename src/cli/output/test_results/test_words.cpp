#include "cli/output/test_results/test_words.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "cli/options/text/escape.hpp"
#include "cli/output/words/counted.hpp"

namespace rconn::cli {

TestNames::TestNames(const Options& options)
    : numbered_(number_of_pings(options) != 1), compared_(options.compare) {}

std::string TestNames::next(const Report& report) {
  if (std::exchange(round_, report.sequence) != report.sequence) used_.clear();
  std::string name = report.target;
  if (numbered_) name += fmt::format(" seq={}", report.sequence);
  if (compared_ && report.persistent_key) name += " persistent";
  std::string unused = name;
  for (unsigned nth = 2; !used_.insert(unused).second; ++nth) {
    unused = fmt::format("{} ({})", name, nth);
  }
  return unused;
}

bool is_not_done(const Report& report) {
  return report.verdict() == Verdict::not_attempted || report.verdict() == Verdict::interrupted;
}

std::string cut_short_in_words(RunEnd end, const std::optional<CheckSummary>& summary) {
  std::string text = end == RunEnd::interrupted ? "interrupted" : "the output was not read";
  if (!summary) return text + ": pings are missing";
  text += fmt::format(": {} of {}{} not tested", summary->interrupted,
                      summary->rest_uncounted ? "at least " : "",
                      counted(summary->targets(), "target"));
  return text;
}

std::string without_noncharacters(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> unfit{
      {{"\xef\xbf\xbe", "\\xef\\xbf\\xbe"}, {"\xef\xbf\xbf", "\\xef\\xbf\\xbf"}}};
  for (const auto& [character, escaped] : unfit) {
    for (auto at = text.find(character); at != std::string::npos; at = text.find(character, at)) {
      text.replace(at, character.size(), escaped);
    }
  }
  return text;
}

std::string in_one_line(std::string_view text) {
  return without_noncharacters(text::for_terminal(text));
}

}  // namespace rconn::cli
