#include "cli/output/test_results/junit.hpp"

#include <fmt/format.h>

#include <iterator>

#include "cli/command_line/version.hpp"
#include "cli/options/text/escape.hpp"
#include "cli/output/summary/report_exit.hpp"
#include "cli/output/test_results/noncharacters.hpp"
#include "cli/output/text/report_text.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/hint.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "cli/output/words/utc_time.hpp"

namespace rconn::cli {
namespace {

// For content and attributes. Control characters are escaped already.
std::string xml(std::string_view text) {
  std::string out;
  for (const char letter : without_noncharacters(std::string(text))) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

std::string attribute(std::string_view text) { return xml(text::for_terminal(text)); }

std::string seconds(Duration duration) { return fmt::format("{:.6f}", in_seconds(duration)); }

// Jenkins and GitLab take "[[ATTACHMENT|FILE]]" in the output of a test for a file to attach.
std::string output_element(std::string_view lines) {
  std::string text(lines);
  for (auto at = text.find("[["); at != std::string::npos; at = text.find("[[", at)) {
    text.insert(at + 1, 1, ' ');
  }
  return fmt::format("<system-out>{}</system-out>", xml(text));
}

// The same for each run that fails alike, so that it has no time.
std::string message_of(const Failure& failure) {
  const std::string_view sentence = words_for(failure.fault).sentence;
  if (failure.detail.empty()) return std::string(sentence);
  return fmt::format("{}: {}", sentence, shown(failure.detail));
}

// Where a list named the target, and its labels.
std::string origin(const Report& report) {
  std::string lines;
  if (!report.source.empty()) lines += text::for_terminal("source: " + report.source) + "\n";
  for (const auto& [name, value] : report.labels) {
    lines += text::for_terminal(fmt::format("label: {}={}", name, value)) + "\n";
  }
  return lines;
}

// GitLab shows only this of a failure, so that it has everything.
std::string explanation(const Report& report) {
  std::string lines = text::for_terminal(failure_in_words(report)) + "\n";
  if (report.finding) lines += text::for_terminal(cause_in_words(report)) + "\n";
  lines += text::for_terminal("hint: " + hint(report)) + "\n";
  if (report.probed) lines += every_rung_of(report);
  return lines + origin(report);
}

}  // namespace

void JunitDocument::open_case(const std::string& name, Duration took) {
  ++tests_;
  fmt::format_to(std::back_inserter(cases_),
                 "    <testcase name=\"{}\" classname=\"rconn.{}\" time=\"{}\">\n", attribute(name),
                 command_, seconds(took));
}

void JunitDocument::add(const Report& report, const std::string& name) {
  open_case(name, report.total);
  if (report.ok()) {
    cases_ += "      " + output_element(every_rung_of(report) + origin(report));
  } else {
    const bool unclear = is_unclear(report);
    const std::string_view element = unclear ? "error" : "failure";
    ++(unclear ? errors_ : failures_);
    fmt::format_to(std::back_inserter(cases_), "      <{0} type=\"{1}\" message=\"{2}\">{3}</{0}>",
                   element, info(report.failure->fault).id, attribute(message_of(*report.failure)),
                   xml(explanation(report)));
  }
  cases_ += "\n    </testcase>\n";
}

void JunitDocument::add_error(const std::string& name, std::string_view type,
                              const std::string& message) {
  open_case(name, {});
  ++errors_;
  fmt::format_to(std::back_inserter(cases_), "      <error type=\"{}\" message=\"{}\">{}</error>",
                 type, attribute(message), attribute(message));
  cases_ += "\n    </testcase>\n";
}

std::string JunitDocument::render(std::chrono::system_clock::time_point began,
                                  Duration took) const {
  constexpr std::size_t without_fraction = 19;  // as Ant writes it: UTC without its name
  // The schema allows the time of a suite three decimals.
  const std::string counts =
      fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"{:.3f}\"", tests_, failures_,
                  errors_, in_seconds(took));
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  auto out = std::back_inserter(text);
  fmt::format_to(out, "<testsuites name=\"rconn\" {}>\n", counts);
  fmt::format_to(out, "  <testsuite name=\"rconn {}\" {} skipped=\"0\" timestamp=\"{}\">\n",
                 command_, counts, utc_time(began).substr(0, without_fraction));
  fmt::format_to(out,
                 "    <properties>\n"
                 "      <property name=\"rconn.version\" value=\"{}\"/>\n"
                 "    </properties>\n",
                 attribute(version()));
  text += cases_;
  if (!output_.empty()) text += "    " + output_element(output_) + "\n";
  return text + "  </testsuite>\n</testsuites>\n";
}

}  // namespace rconn::cli
