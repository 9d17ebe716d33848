#include "cli/output/json/json_values.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "cli/options/text/escape.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/hint.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "connector/values/finding.hpp"

namespace rconn::cli {

using Json = nlohmann::ordered_json;

namespace {

Json object_of(const Finding& finding, const std::string& sentence, const std::string& advice) {
  Json object;
  object["id"] = finding.cause;
  object["certainty"] = name(finding.certainty);
  object["sentence"] = text::for_json(sentence);
  object["advice"] = text::for_json(advice);
  return object;
}

}  // namespace

Json times_of(const Report& report) {
  Json object = Json::object();
  for (std::size_t i = 0; i < report.times.size(); ++i) {
    if (report.times[i]) object[std::string(rung_names[i])] = in_milliseconds(*report.times[i]);
  }
  object["total"] = in_milliseconds(report.total);
  return object;
}

Json expectations_of(const Report& report) {
  Json list;
  for (const EvaluatedCondition& evaluated : report.expectations) {
    list.push_back({{"condition", text::for_json(evaluated.condition)},
                    {"met", evaluated.met},
                    {"found", text::for_json(in_words(evaluated.found))}});
  }
  return list;
}

Json cause_of(const Report& report) {
  if (report.topology && report.stopped_at == Rung::topology) {
    const Problem* const worst = report.topology->worst();
    if (worst != nullptr) return cause_of(*worst, *report.topology);
  }
  if (!report.finding) return {};
  return object_of(*report.finding, cause_sentence(report), cause_advice(report));
}

Json cause_of(const Problem& problem, const Topology& topology) {
  if (!problem.finding) return {};
  return object_of(*problem.finding, cause_sentence(problem, topology), hint(problem, topology));
}

}  // namespace rconn::cli
