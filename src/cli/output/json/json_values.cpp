#include "cli/output/json/json_values.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "cli/options/text/escape.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {

using Json = nlohmann::ordered_json;

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

}  // namespace rconn::cli
