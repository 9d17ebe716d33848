#include "cli/output/words/hint.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output/words/advice.hpp"
#include "cli/output/words/causes/cause_words.hpp"
#include "cli/output/words/detail.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/fill_in.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/finding.hpp"

namespace rconn::cli {
namespace {

std::string filled(std::string_view sentence, std::string_view at, std::string_view host) {
  const std::array fillings{Filling{"{at}", at}, Filling{"{host}", host}};
  return fill_in(sentence, fillings);
}

// The address that failed, or the endpoint if several or none did.
std::string place(const Report& report) {
  if (report.address) return *report.address;
  const auto concerned = [&report](const Attempt& attempt) {
    return attempt.failure && attempt.failure->fault == report.failure->fault;
  };
  if (std::ranges::count_if(report.attempts, concerned) != 1) return report.endpoint;
  return std::ranges::find_if(report.attempts, concerned)->address;
}

// Where the password came from, as one gives it.
std::string_view source_of_secret(SecretSource source) {
  switch (source) {
    case SecretSource::option:
      return "-a";
    case SecretSource::file:
      return "--pass-file";
    case SecretSource::environment:
      return "$REDISCLI_AUTH";
    case SecretSource::uri:
      return "the URI";
    case SecretSource::prompt:
      return "--askpass";
    case SecretSource::none:
      break;
  }
  return "the options";
}

// The words of the cause that was found, with the values of the finding.
std::string filled(std::string_view sentence, const Report& report) {
  const SecretSource source = report.evidence->target.secret.source;
  std::vector<std::string> texts{place(report), report.host,
                                 std::to_string(report.evidence->target.port),
                                 std::string(source_of_secret(source))};
  std::vector<std::string> placeholders{"{at}", "{host}", "{port}", "{secret}"};
  for (const Value& value : report.finding->values) {
    placeholders.push_back("{" + std::string(value.name) + "}");
    texts.push_back(in_words(value.text));
  }
  std::vector<Filling> fillings;
  for (std::size_t i = 0; i < texts.size(); ++i) fillings.push_back({placeholders[i], texts[i]});
  return fill_in(sentence, fillings);
}

// The hint for the report's own fault, also if the report belongs to a topology.
std::string hint_for_own_fault(const Report& report) {
  if (report.finding) return cause_advice(report);
  const FaultWords& fault = words_for(report.failure->fault);
  std::string_view hint = fault.hint;
  if (report.tls) hint = fault.hint_over_tls.value_or(hint);
  if (report.endpoint.starts_with("unix://")) hint = fault.hint_for_socket.value_or(hint);
  return filled(hint, place(report), report.host);
}

}  // namespace

std::string cause_sentence(const Report& report) {
  return filled(words_for(report.finding->cause).sentence, report);
}

std::string cause_advice(const Report& report) {
  return filled(words_for(report.finding->cause).advice, report);
}

std::string cause_in_words(const Report& report) {
  const bool proven = report.finding->certainty == Certainty::proven;
  return (proven ? "cause: " : "likely cause: ") + cause_sentence(report);
}

std::string hint(const Report& report) {
  if (report.topology && report.stopped_at == Rung::topology) {
    if (const Problem* worst = report.topology->worst()) return hint(*worst, *report.topology);
  }
  return hint_for_own_fault(report);
}

std::string hint(const Problem& problem, const Topology& topology) {
  if (problem.advice) return in_words(*problem.advice);
  std::string at = topology.source;
  std::string host = at;
  if (!problem.members.empty()) {
    const TopologyMember& member = topology.members[problem.members.front()];
    const bool failed_with_this_fault =
        member.report && member.report->failure && member.report->failure->fault == problem.fault;
    if (failed_with_this_fault) return hint_for_own_fault(*member.report);
    at = member.advertised();
    host = member.host;
  }
  return filled(words_for(problem.fault).hint, at, host);
}

}  // namespace rconn::cli
