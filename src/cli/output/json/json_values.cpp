#include "cli/output/json/json_values.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "cli/output/json/report_parts.hpp"
#include "cli/output/json/table/cause_text.hpp"
#include "cli/output/json/table/object_of.hpp"
#include "cli/output/words/hint.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "connector/values/finding.hpp"

namespace rconn::cli {

using Json = nlohmann::ordered_json;

namespace {

Json told(const Finding& finding, const std::string& sentence, const std::string& advice) {
  return object_of(cause_text_members(),
                   CauseText{finding.cause, name(finding.certainty), sentence, advice});
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
  if (report.expectations.empty()) return {};
  return list_of(expectation_members(), report.expectations);
}

Json cause_of(const Report& report) {
  if (report.topology && report.stopped_at == Rung::topology) {
    const Problem* const worst = report.topology->worst();
    if (worst != nullptr) return cause_of(*worst, *report.topology);
  }
  if (!report.finding) return {};
  return told(*report.finding, cause_sentence(report), cause_advice(report));
}

Json cause_of(const Problem& problem, const Topology& topology) {
  if (!problem.finding) return {};
  return told(*problem.finding, cause_sentence(problem, topology), hint(problem, topology));
}

}  // namespace rconn::cli
