#include "cli/output/json/table/cause_text.hpp"

#include <nlohmann/json.hpp>

#include "cli/output/json/table/values.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

// clang-format off
constexpr std::array of_cause{
    Member<CauseText>{"id", "cause_id", "an id of rconn-faults(7)",
        [](const CauseText& c) { return Json(c.id); }},
    Member<CauseText>{"certainty", "certainty", "proven: a second observation excludes every other explanation",
        [](const CauseText& c) { return Json(c.certainty); }},
    Member<CauseText>{"sentence", "text", "what is the case",
        [](const CauseText& c) { return text_of(c.sentence); }},
    Member<CauseText>{"advice", "text", "what to do about it",
        [](const CauseText& c) { return text_of(c.advice); }},
};
// clang-format on

constexpr bool are_the_names(const std::array<Member<CauseText>, cause_members.size()>& table) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table.at(i).name != cause_members.at(i)) return false;
  }
  return true;
}
static_assert(are_the_names(of_cause));

}  // namespace

std::span<const Member<CauseText>> cause_text_members() { return of_cause; }

}  // namespace rconn::cli
