#include "cli/output/test_results/tap.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/options/text/escape.hpp"
#include "cli/output/json/fields.hpp"
#include "cli/output/test_results/noncharacters.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "connector/values/text/split.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string escaped(std::string_view text, std::string_view letters) {
  std::string out;
  for (const char letter : in_one_line(text)) {
    if (letters.find(letter) != std::string_view::npos) out += '\\';
    out += letter;
  }
  return out;
}

// Of a test, a plan or a bail-out.
std::string described(std::string_view text) { return escaped(text, "\\#"); }

std::string yaml_text(std::string_view text) {
  return fmt::format("\"{}\"", escaped(text, "\\\""));
}

std::string scalar(const Json& value) {
  if (value.is_string()) return yaml_text(value.get<std::string>());
  if (value.is_number_float()) return fmt::format("{:.3f}", value.get<double>());
  return value.dump();
}

std::string entry(std::string_view key, const Json& value,  // NOLINT(misc-no-recursion)
                  const std::string& indent = "  ") {
  if (!value.is_object()) return fmt::format("{}{}: {}\n", indent, key, scalar(value));
  std::string lines = fmt::format("{}{}:\n", indent, key);
  for (const auto& [name, member] : value.items()) lines += entry(name, member, indent + "  ");
  return lines;
}

std::string test_line(bool ok, std::size_t number, const std::string& name) {
  return fmt::format("{} {} - {}\n", ok ? "ok" : "not ok", number, described(name));
}

std::string block(const std::string& entries) { return "  ---\n" + entries + "  ...\n"; }

// In one text: YAML limits the length of keys.
Json labels_of(const Report& report) {
  std::string text;
  for (const auto& [name, value] : report.labels) {
    text += fmt::format("{}{}={}", text.empty() ? "" : ", ", name, value);
  }
  return text.empty() ? Json() : Json(text::for_json(text));
}

Json value_of(std::string_view name, const Report& report, std::string_view command) {
  if (name == "labels") return labels_of(report);
  const Field* const field = find_field(name);
  Json value = field == nullptr ? Json() : field->value(report, command);
  if (name == "cause" && value.is_object()) value.erase("advice");  // it is the hint
  return value;
}

std::string entries_of_failure(const Report& report, std::string_view command) {
  std::string entries = entry("message", words_for(report.failure->fault).sentence);
  for (const std::string_view name : tap_fields) {
    const Json value = value_of(name, report, command);
    if (!value.is_null()) entries += entry(name, value);
  }
  return entries;
}

}  // namespace

std::string tap_test(std::size_t number, const std::string& name, const Report& report,
                     std::string_view command) {
  std::string entries = report.ok() ? "" : entries_of_failure(report, command);
  entries += entry("duration_ms", in_milliseconds(report.total));
  if (!report.ok()) entries += entry("times_ms", value_of("times_ms", report, command));
  return test_line(report.ok(), number, name) + block(entries);
}

std::string tap_problem(std::size_t number, const std::string& name, const std::string& problem) {
  return test_line(false, number, name) + block(entry("message", problem));
}

std::string tap_comment(std::string_view lines) {
  std::string text;
  for (const std::string_view line : split(lines, '\n')) text += fmt::format("# {}\n", line);
  return text;
}

std::string tap_plan(std::size_t tests) { return fmt::format("1..{}\n", tests); }

std::string tap_empty_plan(std::string_view reason) {
  return fmt::format("1..0 # SKIP {}\n", described(reason));
}

std::string tap_bail_out(std::string_view reason) {
  return fmt::format("Bail out! {}\n", described(reason));
}

}  // namespace rconn::cli
