#include "cli/output/text/trace_facts.hpp"

#include <fmt/format.h>

#include "cli/options/text/escape.hpp"
#include "cli/options/text/fold.hpp"
#include "cli/output/text/identity_text.hpp"
#include "cli/output/text/name_text.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

// Of further lines: below the fact, if that has columns enough.
std::size_t indent_after(std::string_view label, std::size_t width) {
  constexpr std::size_t enough = 20;
  return label.size() + enough <= width ? label.size() : 2;
}

std::string outcome(const Attempt& attempt) {
  std::string text = attempt.address + "  ";
  if (attempt.failure) {
    text +=
        fmt::format("{}: {}", info(attempt.failure->fault).id, in_words(attempt.failure->detail));
  } else {
    text += "connected";
    if (attempt.round_trip) {
      text += fmt::format(", RTT {}", milliseconds(*attempt.round_trip));
    }
  }
  if (attempt.retransmits > 0) {
    text += fmt::format(", {} lost and sent again", counted(attempt.retransmits, "request"));
  }
  return text;
}

// The date of an ISO 8601 time; JSON has the whole.
std::string_view date_of(std::string_view moment) { return moment.substr(0, moment.find('T')); }

std::string until(const Certificate& certificate) {
  if (certificate.days_left < 0) return std::string(date_of(certificate.not_after));
  return fmt::format("{}, {} left", date_of(certificate.not_after),
                     counted(certificate.days_left, "day"));
}

// Some certificates cover thousands of names; JSON lists them all.
std::vector<std::string> in_short(std::vector<std::string> names) {
  constexpr std::size_t most = 20;
  if (names.size() <= most) return names;
  const std::size_t more = names.size() - most;
  names.resize(most);
  names.push_back(fmt::format("and {} more", more));
  return names;
}

std::string verification(const TlsFacts& facts) {
  if (facts.verified()) return "yes";
  const std::string_view no = facts.insecure ? "no (--insecure)" : "no";
  if (facts.verify_failure) return fmt::format("{}: {}", no, facts.verify_failure->words);
  return facts.insecure && facts.certificate ? "no (--insecure), but it is valid" : "";
}

Lines tls_lines(const TlsFacts& facts, std::size_t width) {
  Lines lines;
  const auto add = [&lines, width](std::string_view label, std::string_view words) {
    if (!words.empty()) lines.push_back(labelled(label, words, width));
  };
  if (!facts.version.empty()) add("", facts.version + ", " + facts.cipher);
  add("server name  ", facts.server_name.value_or(""));
  if (facts.certificate) {
    const Certificate& own = *facts.certificate;
    add("certificate  ", own.subject);
    add("issuer       ", own.issuer);
    if (!own.names.empty()) {
      const Lines names = listed("names        ", in_short(own.names), width);
      lines.insert(lines.end(), names.begin(), names.end());
    }
    add("valid        ", fmt::format("{} to {}", date_of(own.not_before), until(own)));
  }
  if (facts.matched_by_common_name) {
    add("matched by   ",
        "its common name (CN), as it has no subjectAltName: many clients refuse it (RFC 9525)");
  }
  add("verified     ", verification(facts));
  return lines;
}

Lines resolve_lines(const Report& report, std::size_t width) {
  Lines lines = report.addresses.empty() ? Lines{} : listed("", report.addresses, width);
  for (const std::string& line : name_lines(report)) lines.push_back(fitted(line, width));
  return lines;
}

Lines attempt_lines(const Report& report, std::size_t width) {
  Lines lines;
  for (const Attempt& attempt : report.attempts) {
    lines.push_back(report.attempts.size() == 1 ? fitted(outcome(attempt), width)
                                                : outcome_and_time(attempt, width));
  }
  return lines;
}

Lines expectation_lines(const Report& report, std::size_t width) {
  const bool is_skipped = report.failure && report.stopped_at != Rung::expectation;
  if (report.expectations.empty() && is_skipped) {
    return {report.failure->fault == Fault::auth_required ? std::string(not_logged_in) : "skipped"};
  }
  Lines lines;
  for (const EvaluatedCondition& evaluated : report.expectations) {
    lines.push_back(
        fitted(fmt::format("{}: {}, found {}", evaluated.condition,
                           evaluated.met ? "met" : "not met", in_words(evaluated.found)),
               width));
  }
  return lines;
}

}  // namespace

std::string fitted(std::string_view words, std::size_t width) {
  return text::fold(text::for_terminal(words), width, 2);
}

std::string labelled(std::string_view label, std::string_view words, std::size_t width) {
  return text::fold(fmt::format("{}{}", label, text::for_terminal(words)), width,
                    indent_after(label, width));
}

Lines listed(std::string_view label, const std::vector<std::string>& items, std::size_t width) {
  const std::string indent(indent_after(label, width), ' ');
  Lines lines{std::string(label)};
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = text::for_terminal(items[i]) + (i + 1 < items.size() ? "," : "");
    const bool begun = lines.back().size() > label.size();
    if (begun && lines.back().size() + 1 + item.size() > width) {
      lines.push_back(indent + item);
    } else {
      lines.back() += (begun ? " " : "") + item;
    }
  }
  return lines;
}

std::string outcome_and_time(const Attempt& attempt, std::size_t width) {
  return fitted(fmt::format("{}, after {}", outcome(attempt), milliseconds(attempt.took)), width);
}

Lines facts_of(const Report& report, Rung rung, std::size_t width) {
  switch (rung) {
    case Rung::resolve:
      return resolve_lines(report, width);
    case Rung::connect:
      return attempt_lines(report, width);
    case Rung::tls:
      return report.tls ? tls_lines(*report.tls, width) : Lines{};
    case Rung::hello:
      return identity_lines(report, width);
    case Rung::ping:
      return report.stopped_at == rung ? Lines{} : Lines{"PONG"};
    case Rung::expectation:
      return expectation_lines(report, width);
    case Rung::liveness:
    case Rung::auth:
    case Rung::select:
    case Rung::topology:
    case Rung::write:
      break;
  }
  return report.stopped_at == rung ? Lines{} : Lines{"OK"};
}

}  // namespace rconn::cli
