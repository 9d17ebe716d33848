#include "cli/output/words/fault_text.hpp"

#include <string>

#include "cli/output/words/detail.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/hint.hpp"
#include "connector/values/finding.hpp"

namespace rconn::cli {

FaultText text_of(const FaultRun& run) {
  if (run.text) return *run.text;
  FaultText text;
  text.sentence = words_for(run.fault).sentence;
  if (!run.report || !run.report->failure) return text;
  text.detail = shown(run.report->failure->detail);
  if (run.report->finding) {
    text.cause = cause_sentence(*run.report);
    text.certainty = name(run.report->finding->certainty);
  }
  text.advice = hint(*run.report);
  return text;
}

}  // namespace rconn::cli
