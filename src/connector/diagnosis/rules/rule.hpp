// A rule that derives a cause from the evidence.
// Entry point: Rule. Rules are pure: they see the report and its evidence, and nothing else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "connector/values/evidence.hpp"
#include "connector/values/finding.hpp"

namespace rconn {

// What a rule judges. The report has a failure, and outlives the case.
class Case {
 public:
  Case(const Report& of, const Evidence& with)
      : report(of), evidence(with), words_(of.failure->detail.text()) {}

  const Report& report;
  const Evidence& evidence;

  [[nodiscard]] Fault fault() const { return report.failure->fault; }
  [[nodiscard]] Rung rung() const { return *report.stopped_at; }
  // The peer's words, or the system's.
  [[nodiscard]] const std::string& words() const { return words_; }

 private:
  std::string words_;  // made once, for many rules read them
};

// What shows the cause, and the values that its words need.
struct Observed {
  Detail detail;
  Values values;
};

struct Rule {
  std::string_view cause;  // the id; its words are in cli/output/words/causes
  Certainty certainty;
  std::optional<Observed> (*match)(const Case& what);  // none: the rule does not hold
};

}  // namespace rconn
