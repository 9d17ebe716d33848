#include "cli/output/text/trace_text.hpp"

#include <algorithm>
#include <sstream>

#include "cli/options/text/width.hpp"
#include "cli/output/words/causes/cause_words.hpp"
#include "cli/output/words/hint.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/finding.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;
using namespace std::chrono_literals;

namespace {

constexpr Display plain{};

void check_fit_for(std::size_t columns, const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(line.size() <= columns);
  }
}

std::size_t widest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t widest = 0;
  for (std::string line; std::getline(lines, line);) {
    widest = std::max(widest, text::width_of(line));
  }
  return widest;
}

void check_fit_for_80_columns(const std::string& text) { check_fit_for(80, text); }

Report report_of(Fault fault, Rung rung) {
  Report report;
  report.probed = true;
  report.target = report.host = "redis.example";
  report.endpoint = "redis.example:6379";
  report.address = "127.0.0.1:6379";
  report.stopped_at = rung;
  report.failure = Failure{fault, "words of the peer"};
  report.times.at(static_cast<std::size_t>(rung)) = 1500us;
  report.total = 1500us;
  return report;
}

Report over_tls(const Certificate& certificate) {
  Report report;
  TlsFacts tls;
  tls.version = "TLSv1.3";
  tls.cipher = "TLS_AES_256_GCM_SHA384";
  tls.certificate = certificate;
  report.tls = std::make_shared<const TlsFacts>(tls);
  report.times[static_cast<std::size_t>(Rung::tls)] = 2ms;
  report.total = 2ms;
  return report;
}

const Certificate usual{.subject = "CN=redis.example",
                        .issuer = "CN=Test CA",
                        .names = {"DNS:redis.example"},
                        .not_before = "2026-01-02T03:04:05Z",
                        .not_after = "2027-02-03T04:05:06Z",
                        .days_left = 1};

// With its lines joined.
std::string unfolded(const std::string& text) {
  std::string joined;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank || !joined.ends_with(' ')) joined += blank ? ' ' : c;
  }
  return joined;
}

}  // namespace

TEST_CASE("each fault is shown at its rung and in the verdict, within 80 columns") {
  for (const FaultInfo& fault : faults()) {
    const std::string text = trace_text(report_of(fault.fault, Rung::tls), plain);
    CHECK_THAT(text,
               ContainsSubstring("\n  tls        1.50 ms  ############  " + std::string(fault.id)));
    CHECK_THAT(text, ContainsSubstring("\n" + std::string(36, ' ') + "words of the peer\n"));
    CHECK_THAT(text, ContainsSubstring("\nverdict: "));
    CHECK_THAT(text, ContainsSubstring("\nhint: "));
    check_fit_for_80_columns(text);
  }
}

TEST_CASE("verdict, cause and advice have a line each") {
  for (const CauseWords& cause : cause_words()) {
    Report report = report_of(Fault::closed, Rung::ping);
    evidence_of(report);
    Finding found{cause.cause, Certainty::proven, {}, "seen \x1b[2J with open eyes"};
    report.finding = std::make_shared<const Finding>(std::move(found));
    const std::string text = trace_text(report, plain);
    CHECK_THAT(text, ContainsSubstring("\nverdict: no-answer: "));
    CHECK_THAT(unfolded(text), ContainsSubstring("cause: " + cause_sentence(report)));
    CHECK_THAT(text, ContainsSubstring("\\x1b[2J"));
    CHECK_THAT(unfolded(text), ContainsSubstring("hint: " + cause_advice(report)));
    CHECK(text.find("\nverdict: ") < text.find("\ncause: "));
    CHECK(text.find("\ncause: ") < text.find("\nhint: "));
    check_fit_for_80_columns(text);
  }
}

TEST_CASE("colours do not change the text") {
  const Report report = report_of(Fault::refused, Rung::ping);
  std::string text = trace_text(report, {.colour = true, .columns = 80});
  CHECK(text.find('\x1b') != std::string::npos);
  for (auto at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b')) {
    text.erase(at, text.find('m', at) + 1 - at);
  }
  CHECK(text == trace_text(report, plain));
}

TEST_CASE("a trace uses the columns there are") {
  Report report = report_of(Fault::refused, Rung::ping);
  report.failure->detail =
      "a long sentence of the peer, which takes more than one line or two, "
      "and is only a test of what is done with it";
  std::size_t lines = 1000;
  for (const std::size_t columns : {40U, 60U, 80U, 120U, 200U}) {
    const std::string text = trace_text(report, {.colour = false, .columns = columns});
    check_fit_for(columns, text);
    CHECK((text.find('#') != std::string::npos) == (columns >= 72));
    if (columns == 60) continue;  // without a bar there is more room than beside one
    const auto count = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    CHECK(count <= lines);
    lines = count;
  }
}

TEST_CASE("a certificate is shown with its day of expiry and the days until then") {
  const std::string text = trace_text(over_tls(usual), plain);
  CHECK_THAT(unfolded(text), ContainsSubstring("valid 2026-01-02 to 2027-02-03, 1 day left"));
  CHECK_THAT(text, ContainsSubstring("verified     yes"));
}

TEST_CASE("text in a certificate is escaped") {
  Certificate evil = usual;
  evil.subject = evil.issuer = "CN=\x1b[2J";
  evil.names = {"DNS:\x1b[2J\n"};
  const std::string text = trace_text(over_tls(evil), plain);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK_THAT(text, ContainsSubstring("DNS:\\x1b[2J\\x0a"));
}

TEST_CASE("a certificate of a well-known authority fits 80 columns") {
  Certificate known = usual;
  known.issuer = "CN=DigiCert Global G2 TLS RSA SHA256 2020 CA1,O=DigiCert Inc,C=US";
  known.names = {"DNS:first.cache.redis.example", "DNS:second.cache.redis.example",
                 "DNS:third.cache.redis.example"};
  Report report = over_tls(known);
  check_fit_for_80_columns(trace_text(report, plain));
  TlsFacts unverified = *report.tls;
  unverified.insecure = true;
  VerifyFailure& why = unverified.verify_failure.emplace();
  why.words = "unable to get local issuer certificate";
  why.culprit = known;
  report.tls = std::make_shared<const TlsFacts>(unverified);
  check_fit_for_80_columns(trace_text(report, plain));
}

TEST_CASE("a rung that failed before it could be timed is shown without time and bar") {
  Report report = report_of(Fault::tls_config, Rung::tls);
  report.times = {};
  report.total = {};
  const std::string text = trace_text(report, plain);
  CHECK_THAT(text, ContainsSubstring("\n  tls      "));
  CHECK(text.find('#') == std::string::npos);
  CHECK(text.find("total") == std::string::npos);
}

TEST_CASE("a replica is shown with its master and the link to it") {
  Report report;
  Identity identity;
  identity.product = "redis";
  identity.version = "7.0.15";
  identity.role = "replica";
  report.identity = std::make_shared<const Identity>(identity);
  report.times[static_cast<std::size_t>(Rung::hello)] = 2ms;
  StateFacts& state = evidence_of(report).state;
  state.role = "replica";
  state.master = "10.0.0.1:6379";
  state.link = "down";
  state.down_for = "190";
  CHECK_THAT(trace_text(report, plain),
             ContainsSubstring(" master 10.0.0.1:6379, link down for 3 min\n"));
}

TEST_CASE("a server that says nothing of itself before a login is not a finding") {
  Report report = report_of(Fault::auth_required, Rung::ping);
  Identity identity;
  identity.silence = Failure{Fault::auth_required, "NOAUTH HELLO must be called"};
  report.identity = std::make_shared<const Identity>(identity);
  report.times[static_cast<std::size_t>(Rung::hello)] = 2ms;
  report.times[static_cast<std::size_t>(Rung::expectation)] = 1ms;
  const std::string text = trace_text(report, plain);
  for (const char* const rung : {"\n  expect ", "\n  hello "}) {
    const std::string line = text.substr(text.find(rung) + 1);
    CHECK_THAT(line.substr(0, line.find('\n')),
               Catch::Matchers::EndsWith("  skipped: not logged in"));
  }
}

TEST_CASE("a trace has its verdict on a terminal of any width, in colour") {
  for (std::size_t columns = 1; columns <= 130; ++columns) {
    for (const Fault fault : {Fault::refused, Fault::loading, Fault::interrupted}) {
      const Report report = report_of(fault, Rung::ping);
      const std::string text = trace_text(report, {.colour = true, .columns = columns});
      CHECK_THAT(text, ContainsSubstring("verdict:"));
      CHECK_THAT(text, !ContainsSubstring(" \n"));
      if (columns >= 30) CHECK(widest_line(text) <= columns);
    }
  }
}

TEST_CASE("an expectation that was tried in vain is not told as skipped") {
  const Report report = report_of(Fault::reply_timeout, Rung::expectation);
  CHECK(trace_text(report, plain).find("skipped") == std::string::npos);
}

TEST_CASE("a verdict that says the same as its fault says it once") {
  CHECK_THAT(trace_text(report_of(Fault::interrupted, Rung::ping), plain),
             ContainsSubstring("\nverdict: interrupted (exit 130)\n"));
}
