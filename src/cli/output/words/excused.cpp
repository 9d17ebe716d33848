#include "cli/output/words/excused.hpp"

#include "cli/output/words/detail.hpp"

namespace rconn::cli {

std::string excused_in_words(const Report& report) {
  std::string conditions;
  for (const EvaluatedCondition& evaluated : report.expectations) {
    conditions += (conditions.empty() ? "" : ", ") + evaluated.condition;
  }
  return conditions + ": " + in_words(report.excused->failure.detail);
}

}  // namespace rconn::cli
