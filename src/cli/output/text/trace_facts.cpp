#include "cli/output/text/trace_facts.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "cli/options/text/escape.hpp"
#include "cli/options/text/fold.hpp"
#include "cli/output/text/name_text.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "cli/output/words/silence.hpp"

namespace rconn::cli {
namespace {

// Joins items with commas and wraps them to the width of the facts.
Lines wrapped(std::string_view label, const std::vector<std::string>& items) {
  const std::string indent(label.size(), ' ');
  Lines lines{std::string(label)};
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = text::for_terminal(items[i]) + (i + 1 < items.size() ? "," : "");
    const bool begun = lines.back().size() > label.size();
    if (begun && facts_from + lines.back().size() + 1 + item.size() > columns) {
      lines.push_back(indent + item);
    } else {
      lines.back() += (begun ? " " : "") + item;
    }
  }
  return lines;
}

std::string outcome(const Attempt& attempt) {
  std::string text = attempt.address + "  ";
  if (attempt.failure) {
    text +=
        fmt::format("{}: {}", info(attempt.failure->fault).id, in_words(attempt.failure->detail));
  } else {
    text += "connected";
    if (attempt.round_trip) {
      text += fmt::format(", round trip {}", milliseconds(*attempt.round_trip));
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

// A fact with its label, wrapped to the width of the facts.
std::string labelled(std::string_view label, std::string_view words) {
  return text::fold(fmt::format("{}{}", label, text::for_terminal(words)), columns - facts_from,
                    label.size());
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

Lines tls_lines(const TlsFacts& facts) {
  Lines lines;
  if (!facts.version.empty()) lines.push_back(fmt::format("{}, {}", facts.version, facts.cipher));
  if (facts.server_name) lines.push_back("server name  " + text::for_terminal(*facts.server_name));
  if (facts.certificate) {
    const Certificate& own = *facts.certificate;
    lines.push_back(labelled("certificate  ", own.subject));
    lines.push_back(labelled("issuer       ", own.issuer));
    if (!own.names.empty()) {
      for (const std::string& line : wrapped("names        ", in_short(own.names))) {
        lines.push_back(line);
      }
    }
    lines.push_back(fmt::format("valid        {} to {}", date_of(own.not_before), until(own)));
  }
  if (facts.verified()) lines.emplace_back("verified     yes");
  if (facts.matched_by_common_name) {
    lines.push_back(labelled("matched by   ",
                             "its common name (CN), as it has no subjectAltName: many clients "
                             "refuse it (RFC 9525)"));
  }
  if (facts.verify_failure) {
    lines.push_back(
        labelled("verified     ", fmt::format("{}: {}", facts.insecure ? "no (--insecure)" : "no",
                                              facts.verify_failure->words)));
  } else if (facts.insecure && facts.certificate) {
    lines.emplace_back("verified     no (--insecure), but it is valid");
  }
  return lines;
}

std::string or_unknown(const std::string& text) { return text.empty() ? "unknown" : text; }

std::string idle_timeout(const std::string& seconds) {
  return seconds == "0" ? "none" : or_unknown(seconds) + (seconds.empty() ? "" : " s");
}

constexpr std::string_view only_quiet =
    "it does not answer ECHO, as some proxies; but it says nothing unasked";

// Seconds in the largest unit that keeps at least two of it.
std::string since(const std::string& seconds) {
  struct Unit {
    long seconds;
    std::string_view name;
  };
  constexpr std::array units{Unit{86'400, "days"}, Unit{3'600, "h"}, Unit{60, "min"}};
  long count = 0;
  const auto read = std::from_chars(seconds.data(), seconds.data() + seconds.size(), count);
  if (read.ec != std::errc()) return seconds;
  for (const Unit& unit : units) {
    if (count >= 2 * unit.seconds) return fmt::format("{} {}", count / unit.seconds, unit.name);
  }
  return fmt::format("{} s", count);
}

// Who rconn is there, since when the server runs, and where.
std::string process_of(const Identity& identity) {
  std::string text;
  const auto add = [&text](std::string_view label, const std::string& value) {
    if (!value.empty()) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", label, value);
  };
  add("user", identity.user);
  add("up", since(identity.uptime));
  add("zone", identity.availability_zone);
  return text;
}

Lines identity_lines(const Identity& identity) {
  if (identity.silence && identity.version.empty()) {
    Lines lines{fitted("it does not identify itself: " + silence_in_words(identity))};
    if (identity.proof == "quiet") lines.push_back(fitted(only_quiet));
    return lines;
  }
  std::string text = fmt::format("{} {}, mode {}, role {}", identity.product, identity.version,
                                 or_unknown(identity.mode), or_unknown(identity.role));
  if (!identity.connection_id.empty()) text += ", connection " + identity.connection_id;
  Lines lines{fitted(text)};
  if (!identity.clients.empty()) {
    lines.push_back(
        fitted(fmt::format("clients {} of {}, idle timeout {}", identity.clients,
                           or_unknown(identity.max_clients), idle_timeout(identity.idle_timeout))));
  }
  const std::string process = process_of(identity);
  if (!process.empty()) lines.push_back(fitted(process));
  if (!identity.modules.empty()) {
    for (const std::string& line : wrapped("modules ", identity.modules)) lines.push_back(line);
  }
  if (identity.proof == "quiet") lines.push_back(fitted(only_quiet));
  return lines;
}

Lines resolve_lines(const Report& report) {
  Lines lines = report.addresses.empty() ? Lines{} : wrapped("", report.addresses);
  for (const std::string& line : name_lines(report)) lines.push_back(fitted(line));
  return lines;
}

Lines attempt_lines(const Report& report) {
  Lines lines;
  for (const Attempt& attempt : report.attempts) {
    lines.push_back(report.attempts.size() == 1 ? fitted(outcome(attempt))
                                                : outcome_and_time(attempt));
  }
  return lines;
}

Lines expectation_lines(const Report& report) {
  Lines lines;
  for (const EvaluatedCondition& evaluated : report.expectations) {
    lines.push_back(
        fitted(fmt::format("{}: {}, found {}", evaluated.condition,
                           evaluated.met ? "met" : "not met", in_words(evaluated.found))));
  }
  return lines;
}

}  // namespace

std::string fitted(std::string_view words) {
  return text::fold(text::for_terminal(words), columns - facts_from, 2);
}

std::string outcome_and_time(const Attempt& attempt) {
  return fitted(fmt::format("{}, after {}", outcome(attempt), milliseconds(attempt.took)));
}

Lines facts_of(const Report& report, Rung rung) {
  switch (rung) {
    case Rung::resolve:
      return resolve_lines(report);
    case Rung::connect:
      return attempt_lines(report);
    case Rung::tls:
      return report.tls ? tls_lines(*report.tls) : Lines{};
    case Rung::hello:
      return report.identity ? identity_lines(*report.identity) : Lines{};
    case Rung::ping:
      return report.stopped_at == rung ? Lines{} : Lines{"PONG"};
    case Rung::expectation:
      return expectation_lines(report);
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
