#include "connector/diagnosis/find_cause.hpp"

#include <set>

#include "cli/output/words/causes/cause_words.hpp"
#include "connector/diagnosis/experiments.hpp"
#include "connector/diagnosis/rules/rules.hpp"
#include "connector/topology/problems/topology_rules.hpp"
#include "support/catch.hpp"
#include "support/memory_peer.hpp"

using namespace rconn;

namespace {

Report failed(Rung rung, Fault fault) {
  Report report;
  report.stopped_at = rung;
  report.failure = Failure{fault, "words"};
  evidence_of(report);
  return report;
}

// Only for failures that need no connection: the others are tested by traces of real peers.
void experiment(Report& report, const Target& target = {}, const net::Address* reached = nullptr) {
  TlsContexts contexts;
  support::run(run_experiments(target, report, reached, contexts, {}));
}

bool nothing_was_tried(const Report& report) {
  const Experiments& tried = report.evidence->experiments;
  return !tried.speaks_tls && !tried.clear_text_reply && !tried.other_service;
}

}  // namespace

TEST_CASE("each rule has words for its cause, and each cause has a rule") {
  std::set<std::string_view> found;
  for (const auto table : rules()) {
    for (const Rule& rule : table) found.insert(rule.cause);
  }
  for (const auto table : topology_rules()) {
    for (const TopologyRule& rule : table) found.insert(rule.cause);
  }
  std::set<std::string_view> worded;
  for (const auto& words : cli::cause_words()) {
    INFO(words.cause);
    CHECK(worded.insert(words.cause).second);
    CHECK_FALSE(words.sentence.empty());
    CHECK_FALSE(words.advice.empty());
  }
  CHECK(found == worded);
}

TEST_CASE("without a failure, or without evidence, there is no cause") {
  CHECK_FALSE(find_cause(Report{}));
  Report report = failed(Rung::connect, Fault::refused);
  report.evidence.reset();
  CHECK_FALSE(find_cause(report));
}

TEST_CASE("if the connect failed and another address accepts, that is the cause") {
  Report report = failed(Rung::connect, Fault::refused);
  report.also_tried.push_back({"[::1]:6379", Failure{Fault::refused, ""}});
  report.also_tried.push_back({"127.0.0.1:6379", std::nullopt});
  experiment(report);
  const auto found = find_cause(report);
  REQUIRE(found);
  CHECK(found->cause == "works-by-other-address");
  CHECK(found->certainty == Certainty::proven);
  CHECK(found->detail == "127.0.0.1:6379 accepts connections");
}

TEST_CASE("if no address accepts, none works by another address") {
  Report report = failed(Rung::connect, Fault::refused);
  report.also_tried.push_back({"[::1]:6379", Failure{Fault::refused, ""}});
  experiment(report);
  CHECK_FALSE(report.evidence->experiments.other_address);
}

TEST_CASE("a failure that is its own explanation causes no experiment") {
  const auto reached = net::Address::numeric("127.0.0.1", 1);
  REQUIRE(reached);
  Report rejected = failed(Rung::auth, Fault::auth_rejected);
  experiment(rejected, {}, &*reached);
  CHECK(nothing_was_tried(rejected));
  Report loading = failed(Rung::ping, Fault::loading);
  experiment(loading, {}, &*reached);
  CHECK(nothing_was_tried(loading));
}

TEST_CASE("a TLS session that broke after its handshake causes no experiment with plaintext") {
  const auto reached = net::Address::numeric("127.0.0.1", 1);
  REQUIRE(reached);
  Target target;
  target.tls = std::make_shared<const TlsSettings>();
  Report broken = failed(Rung::ping, Fault::closed);
  experiment(broken, target, &*reached);
  CHECK(nothing_was_tried(broken));
}
