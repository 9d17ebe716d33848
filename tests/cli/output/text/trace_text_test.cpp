#include "cli/output/text/trace_text.hpp"

#include <sstream>

#include "cli/output/words/causes/cause_words.hpp"
#include "cli/output/words/hint.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/finding.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;
using namespace std::chrono_literals;

namespace {

constexpr TraceStyle plain{};

void check_fit_for_80_columns(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(line.size() <= 80);
  }
}

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
    const Report report = report_of(fault.fault, Rung::tls);
    const std::string rung = trace_rung(report, Rung::tls, plain);
    CHECK_THAT(rung, StartsWith("  tls        1.50 ms  " + std::string(fault.id) + ": "));
    CHECK_THAT(rung, ContainsSubstring("\n                      words of the peer\n"));
    const std::string end = trace_end(report, plain);
    CHECK_THAT(end, ContainsSubstring("\nverdict: "));
    check_fit_for_80_columns(rung + end);
  }
}

TEST_CASE("each cause is shown with its observation and provides the advice of the verdict") {
  for (const CauseWords& cause : cause_words()) {
    Report report = report_of(Fault::closed, Rung::ping);
    evidence_of(report);
    Finding found{cause.cause, Certainty::proven, {}, "seen \x1b[2J with open eyes"};
    report.finding = std::make_shared<const Finding>(std::move(found));
    const std::string end = trace_end(report, plain);
    CHECK_THAT(end, ContainsSubstring("\ncause: "));
    CHECK_THAT(unfolded(end), ContainsSubstring("cause: " + cause_sentence(report)));
    CHECK_THAT(end, ContainsSubstring("\\x1b[2J"));
    CHECK_THAT(unfolded(end.substr(end.find("\nverdict: "))),
               ContainsSubstring(cause_advice(report)));
    check_fit_for_80_columns(end);
  }
}

TEST_CASE("colours do not change the text") {
  const TraceStyle colours{.colour = true};
  const Report report = report_of(Fault::refused, Rung::ping);
  std::string text = trace_head(report, colours) + trace_rung(report, Rung::ping, colours) +
                     trace_end(report, colours);
  CHECK(text.find('\x1b') != std::string::npos);
  for (auto at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b')) {
    text.erase(at, text.find('m', at) + 1 - at);
  }
  CHECK(text == trace_head(report, plain) + trace_rung(report, Rung::ping, plain) +
                    trace_end(report, plain));
}

TEST_CASE("a certificate is shown with its day of expiry and the days until then") {
  const std::string text = trace_rung(over_tls(usual), Rung::tls, plain);
  CHECK_THAT(text, ContainsSubstring("valid        2026-01-02 to 2027-02-03, 1 day left"));
  CHECK_THAT(text, ContainsSubstring("verified     yes"));
}

TEST_CASE("text in a certificate is escaped") {
  Certificate evil = usual;
  evil.subject = evil.issuer = "CN=\x1b[2J";
  evil.names = {"DNS:\x1b[2J\n"};
  const std::string text = trace_rung(over_tls(evil), Rung::tls, plain);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK_THAT(text, ContainsSubstring("DNS:\\x1b[2J\\x0a"));
}

TEST_CASE("a certificate of a well-known authority fits 80 columns") {
  Certificate known = usual;
  known.issuer = "CN=DigiCert Global G2 TLS RSA SHA256 2020 CA1,O=DigiCert Inc,C=US";
  known.names = {"DNS:first.cache.redis.example", "DNS:second.cache.redis.example",
                 "DNS:third.cache.redis.example"};
  Report report = over_tls(known);
  check_fit_for_80_columns(trace_rung(report, Rung::tls, plain));
  TlsFacts unverified = *report.tls;
  unverified.insecure = true;
  VerifyFailure& why = unverified.verify_failure.emplace();
  why.words = "unable to get local issuer certificate";
  why.culprit = known;
  report.tls = std::make_shared<const TlsFacts>(unverified);
  check_fit_for_80_columns(trace_rung(report, Rung::tls, plain));
}

TEST_CASE("a trace without times has no chart") {
  Report report = report_of(Fault::tls_config, Rung::tls);
  report.times = {};
  report.total = {};
  CHECK_THAT(trace_end(report, plain), StartsWith("verdict: "));
}
