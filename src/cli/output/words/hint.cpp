#include "cli/output/words/hint.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
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
    case SecretSource::command:
      return "pass-command";
    case SecretSource::none:
      break;
  }
  return "the options";
}

// What {at}, {host}, {port} and {secret} stand for.
struct Surroundings {
  std::string at;
  std::string host;
  int port = 0;
  SecretSource secret = SecretSource::none;
};

// The words of a cause, with the values of the finding.
std::string filled(std::string_view sentence, const Finding& finding, Surroundings around) {
  std::vector<std::string> texts;
  std::vector<std::string> placeholders;
  for (const Value& value : finding.values) {  // which come first: {port} may be one of them
    placeholders.push_back("{" + std::string(value.name) + "}");
    texts.push_back(in_words(value.text));
  }
  placeholders.insert(placeholders.end(), {"{at}", "{host}", "{port}", "{secret}"});
  texts.insert(texts.end(),
               {std::move(around.at), std::move(around.host), std::to_string(around.port),
                std::string(source_of_secret(around.secret))});
  std::vector<Filling> fillings;
  for (std::size_t i = 0; i < texts.size(); ++i) fillings.push_back({placeholders[i], texts[i]});
  return fill_in(sentence, fillings);
}

std::string filled(std::string_view sentence, const Report& report) {
  Surroundings around{.at = place(report), .host = report.host};
  if (report.evidence) {
    around.port = report.evidence->target.port;
    around.secret = report.evidence->target.secret.source;
  }
  return filled(sentence, *report.finding, std::move(around));
}

// The member that the problem concerns first; null: none, or all.
const TopologyMember* first_of(const Problem& problem, const Topology& topology) {
  return problem.members.empty() ? nullptr : &topology.members[problem.members.front()];
}

std::string filled(std::string_view sentence, const Problem& problem, const Topology& topology) {
  const TopologyMember* const member = first_of(problem, topology);
  if (member == nullptr) {
    return filled(sentence, *problem.finding, {.at = topology.source, .host = topology.source});
  }
  const Report* const report = member->report.get();
  const bool of_report =
      report != nullptr && report->finding && report->finding->cause == problem.finding->cause;
  if (of_report) return filled(sentence, *report);
  return filled(sentence, *problem.finding,
                {.at = member->advertised(), .host = member->host, .port = member->port});
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

std::string cause_sentence(const Problem& problem, const Topology& topology) {
  return filled(words_for(problem.finding->cause).sentence, problem, topology);
}

std::string cause_in_words(const Problem& problem, const Topology& topology) {
  const bool proven = problem.finding->certainty == Certainty::proven;
  return (proven ? "cause: " : "likely cause: ") + cause_sentence(problem, topology);
}

std::string hint(const Report& report) {
  if (report.topology && report.stopped_at == Rung::topology) {
    if (const Problem* worst = report.topology->worst()) return hint(*worst, *report.topology);
  }
  return hint_for_own_fault(report);
}

std::string hint(const Problem& problem, const Topology& topology) {
  if (problem.finding) {
    return filled(words_for(problem.finding->cause).advice, problem, topology);
  }
  if (problem.advice) return in_words(*problem.advice);
  std::string at = topology.source;
  std::string host = at;
  if (const TopologyMember* const member = first_of(problem, topology)) {
    const Report* const report = member->report.get();
    const bool failed_with_this_fault =
        report != nullptr && report->failure && report->failure->fault == problem.fault;
    if (failed_with_this_fault) return hint_for_own_fault(*report);
    at = member->advertised();
    host = member->host;
  }
  return filled(words_for(problem.fault).hint, at, host);
}

}  // namespace rconn::cli
