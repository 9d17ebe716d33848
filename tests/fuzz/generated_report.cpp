#include "fuzz/generated_report.hpp"

#include <algorithm>
#include <memory>

#include "cli/output/words/causes/cause_words.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/finding.hpp"

namespace rconn::fuzz {
namespace {

// From 0 to days, so that short and long durations occur.
Duration duration(Input& input) {
  return Duration(std::int64_t{input.byte()} << (2 * (input.byte() % 20)));
}

Attempt attempt(Input& input) {
  Attempt made;
  made.address = input.piece();
  if (input.flag()) made.failure = generated_failure(input);
  made.took = duration(input);
  if (input.flag()) made.round_trip = duration(input);
  made.retransmits = input.byte();
  return made;
}

std::vector<Attempt> attempts(Input& input) {
  std::vector<Attempt> made;
  for (std::size_t i = input.below(4); i > 0; --i) made.push_back(attempt(input));
  return made;
}

// Each name occurs once, as in a JSON object.
Labels labels(Input& input) {
  Labels made;
  for (std::size_t i = input.below(4); i > 0; --i) {
    std::string name = input.piece();
    const bool known = std::ranges::count(made, name, &Labels::value_type::first) > 0;
    if (!known) made.emplace_back(std::move(name), input.piece());
  }
  return made;
}

std::shared_ptr<const Identity> identity(Input& input) {
  Identity made;
  for (std::string* word :
       {&made.product, &made.version, &made.mode, &made.role, &made.connection_id, &made.clients,
        &made.max_clients, &made.idle_timeout}) {
    *word = input.piece();
  }
  made.silence = Failure{Fault::interrupted, input.piece()};
  return std::make_shared<const Identity>(std::move(made));
}

// The rungs up to `last`, or as many as the input asks for.
void climb(Report& report, Rung last, Input& input) {
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
    if (i != static_cast<std::size_t>(last) && !input.flag()) continue;
    report.times[i] = duration(input);
    report.total += *report.times[i];
  }
}

void name(Report& report, Input& input) {
  report.probed = true;
  report.target = input.piece();
  report.source = input.piece();
  report.labels = labels(input);
  report.host = input.piece();
  report.endpoint = input.piece();
  report.persistent_key = input.piece();
}

void recall(Report& report, Input& input) {
  report.reused = input.flag();
  report.usage = Usage{duration(input), 1U + input.byte()};
  if (input.flag()) {
    report.dropped = Drop{input.one_of(DropReason::other_tls), input.byte(), input.piece()};
  }
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

}  // namespace

std::string with_secrets(std::string text) {
  return replaced(replaced(std::move(text), half_secret, "?"), "\x01", secret);
}

// The detail also has a limit and a setting, which consume no input.
Failure generated_failure(Input& input) {
  const Fault fault = input.one_of(Fault::interrupted);
  const std::string text = input.piece();
  if (text.size() % 2 == 0) return {fault, text};
  constexpr std::size_t kinds = static_cast<std::size_t>(LimitKind::total) + 1;
  const Limit limit{static_cast<LimitKind>(text.size() % kinds),
                    std::chrono::milliseconds(text.size())};
  return {fault, {text, limit, TlsSetting::server_name}};
}

Report generated_report(Input& input) {
  Report report;
  name(report, input);
  for (std::size_t i = input.below(3); i > 0; --i) report.addresses.push_back(input.piece());
  report.attempts = attempts(input);
  report.also_tried = attempts(input);
  const Rung last = input.one_of(Rung::hello);
  climb(report, last, input);
  if (input.flag()) recall(report, input);
  for (std::size_t i = input.below(3); i > 0; --i) {
    const std::string condition = std::to_string(i) + input.piece();  // the number makes it unique
    report.expectations.push_back({condition, input.flag(), input.piece()});
  }
  if (input.flag()) report.identity = identity(input);
  if (input.flag()) {
    report.failure = generated_failure(input);
    report.stopped_at = last;
    if (input.flag()) {
      evidence_of(report);
      const auto causes = cli::cause_words();
      report.finding = std::make_shared<const Finding>(
          Finding{causes[input.below(causes.size())].cause, Certainty::likely, {}, input.piece()});
    }
  }
  if (report.ok() || input.flag()) report.address = input.piece();
  return report;
}

}  // namespace rconn::fuzz
