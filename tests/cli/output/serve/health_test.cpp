#include "cli/output/serve/health.hpp"

#include "connector/values/topology.hpp"
#include "support/catch.hpp"
#include "support/serve_values.hpp"
#include "support/watch_record.hpp"

using namespace rconn;
using namespace rconn::cli;

namespace {

// Of shard-0 (ok), -1 (refused), -2 (loading), -4 (stale) and -5 (not checked yet).
struct Asked {
  explicit Asked(HealthKind kind) : served(support::served(6)) {
    for (const std::size_t place : {0U, 1U, 2U, 4U, 5U}) {
      const ListedRecord& listed = served.record.listed[place];
      const bool lives = kind == HealthKind::live && place == 2;
      targets.push_back({&listed, place == 0 || lives});
    }
  }
  support::KnownServer served;
  std::vector<TargetHealth> targets;
};

}  // namespace

TEST_CASE("a health question about the server itself has a word as answer") {
  CHECK(health_text(HealthKind::live, true, {}, false) == "ok\n");
  CHECK(health_text(HealthKind::live, true, {}, true) == "livez check passed\n");
  CHECK(health_text(HealthKind::ready, false, {}, false) == "not ok\n");
}

TEST_CASE("a health answer names the first target that is not ok, and counts the others") {
  const Asked asked(HealthKind::ready);
  CHECK(health_text(HealthKind::ready, false, asked.targets, false) ==
        "not ok: shard-1: refused: connection refused; and 3 more\n");
  CHECK(health_text(HealthKind::ready, false, std::span(asked.targets).subspan(4), false) ==
        "not ok: shard-5: unknown: not checked yet\n");
  CHECK(health_text(HealthKind::ready, true, std::span(asked.targets).first(1), false) == "ok\n");
}

TEST_CASE("a verbose health answer has a line for each target, as Kubernetes writes them") {
  const Asked asked(HealthKind::ready);
  CHECK(health_text(HealthKind::ready, false, asked.targets, true) ==
        "[+]shard-0 ok, 3.2 s ago\n"
        "[-]shard-1 failed: refused: connection refused, 3.2 s ago\n"
        "[-]shard-2 failed: loading: loading its data, 3.2 s ago\n"
        "[-]shard-4 stale: the last result (ok) is too old, 1 min 35 s ago\n"
        "[-]shard-5 unknown: not checked yet\n"
        "readyz check failed\n");
}

TEST_CASE("a health answer names the member whose fault it is") {
  const auto of = [](const Report& report) {
    ListedRecord listed;
    listed.name = "shards";
    listed.last = std::make_shared<const Report>(report);
    const TargetHealth health{&listed, false};
    return health_text(HealthKind::ready, false, {&health, 1}, false);
  };
  Report report = support::reports().at("cluster");
  const auto fails_by = [&report](Problem problem) {
    auto topology = std::make_shared<Topology>(*report.topology);
    topology->problems = {std::move(problem)};
    report.topology = std::move(topology);
  };
  CHECK(of(report) == "not ok: shards: member [2001:db8::4]:7000: refused: connection refused\n");
  fails_by({.fault = Fault::refused, .members = {0, 4}, .detail = {}, .advice = {}});
  CHECK_THAT(of(report), ContainsSubstring("2 members, such as 10.20.0.1:7000: refused: "));
  fails_by({.fault = Fault::refused, .members = {}, .detail = {}, .advice = {}});
  CHECK_THAT(of(report), ContainsSubstring("not ok: shards: the topology: refused: "));
  fails_by({.fault = Fault::refused, .members = {3}, .detail = {}, .advice = {}});
  CHECK_THAT(of(report), ContainsSubstring("not ok: shards: a member: refused: "));
  report.stopped_at = Rung::connect;
  CHECK(of(report) == "not ok: shards: refused: connection refused\n");
}

TEST_CASE("a target that lives though it is not ready is ok, with its fault") {
  const Asked asked(HealthKind::live);
  CHECK_THAT(health_text(HealthKind::live, false, asked.targets, true),
             ContainsSubstring("[+]shard-2 ok (loading), 3.2 s ago\n"));
}

TEST_CASE("a health answer holds no text of a peer, and controls no terminal") {
  Asked asked(HealthKind::ready);
  asked.served.record.listed[0].name = support::hostile_text;
  const std::string text = health_text(HealthKind::ready, false, asked.targets, true);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("LOADING") == std::string::npos);
}
