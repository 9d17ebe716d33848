#include "connector/serve/same_plan.hpp"

#include <functional>

#include "support/catch.hpp"

using namespace rconn;

namespace {

ProbePlan plan() {
  ProbePlan plan;
  plan.module = "tls";
  Target& target = plan.target;
  target.named = "cache:6380";
  target.host = "cache";
  target.port = 6380;
  target.tls = std::make_shared<const TlsSettings>();
  target.credentials = Credentials{"app", Secret("one")};
  target.persistence = Persistence{"id"};
  target.expectations.emplace_back().text = "role=master";
  target.topology_settings = std::make_shared<const TopologySettings>();
  return plan;
}

}  // namespace

TEST_CASE("a plan that is made again is the same") { CHECK(same_plan(plan(), plan())); }

TEST_CASE("a plan that differs in anything is another one") {
  const std::vector<std::function<void(ProbePlan&)>> changes{
      [](ProbePlan& all) { all.operation = Operation::trace; },
      [](ProbePlan& all) { all.module = "default"; },
      [](ProbePlan& all) { all.target.host = "other"; },
      [](ProbePlan& all) { all.target.port = 6379; },
      [](ProbePlan& all) { all.target.credentials->password = Secret("two"); },
      [](ProbePlan& all) { all.target.credentials.reset(); },
      [](ProbePlan& all) { all.target.tls = nullptr; },
      [](ProbePlan& all) {
        TlsSettings settings;
        settings.insecure = true;
        all.target.tls = std::make_shared<const TlsSettings>(settings);
      },
      [](ProbePlan& all) { all.target.persistence->id = "other"; },
      [](ProbePlan& all) { all.target.persistence.reset(); },
      [](ProbePlan& all) { all.target.expectations.clear(); },
      [](ProbePlan& all) { all.target.expectations[0].text = "role=replica"; },
      [](ProbePlan& all) { all.target.read_budget = std::chrono::seconds(1); },
      [](ProbePlan& all) { all.target.labels.emplace_back("team", "core"); },
      [](ProbePlan& all) { all.target.topology_settings = nullptr; },
      [](ProbePlan& all) {
        TopologySettings settings;
        settings.master = "mymaster";
        all.target.topology_settings = std::make_shared<const TopologySettings>(settings);
      },
      [](ProbePlan& all) {
        TopologySettings settings;
        settings.policy = std::make_shared<const MemberPolicy>();
        all.target.topology_settings = std::make_shared<const TopologySettings>(settings);
      },
  };
  for (const auto& change : changes) {
    ProbePlan changed = plan();
    change(changed);
    INFO("change " << &change - changes.data());
    CHECK_FALSE(same_plan(plan(), changed));
    CHECK_FALSE(same_plan(changed, plan()));
  }
}
