#include "connector/diagnosis/find_cause.hpp"
#include "connector/values/evidence.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

Report unmet(std::string condition, std::string found, StateFacts state = {}) {
  Report report;
  report.stopped_at = Rung::expectation;
  report.failure = Failure{Fault::condition_unmet, "found " + found};
  report.expectations.push_back({std::move(condition), false, std::move(found)});
  evidence_of(report).state = std::move(state);
  return report;
}

Report refused(Fault fault, std::string words) {
  Report report;
  report.stopped_at = Rung::expectation;
  report.host = "cache.example";
  report.failure = Failure{fault, Detail(own_words("key=k: ")) + Detail(std::move(words))};
  evidence_of(report);
  return report;
}

std::string cause_of(const Report& report) {
  const auto found = find_cause(report);
  return found ? std::string(found->cause) : "";
}

StateFacts replica(std::string link, bool syncing = false) {
  StateFacts state;
  state.role = "replica";
  state.master = "192.0.2.1:6379";
  state.link = std::move(link);
  state.syncing = syncing;
  return state;
}

}  // namespace

TEST_CASE("a redirection names the node, also without a host, or none if it is broken") {
  const auto node = [](std::string words) {
    const auto found = find_cause(refused(Fault::error_reply, std::move(words)));
    return found ? found->values.at(1).text.text() : "";
  };
  CHECK(node("MOVED 3999 192.0.2.1:6379") == "192.0.2.1:6379");
  CHECK(node("MOVED 3999 2001:db8::1:6379") == "2001:db8::1:6379");
  CHECK(node("ASK 3999 :6380") == "cache.example:6380");
  CHECK(node("MOVED").empty());
  CHECK(node("MOVED 3999").empty());
  CHECK(node("MOVED 3999 ").empty());
}

TEST_CASE("a replica that receives its data is told from one without a link") {
  CHECK(cause_of(unmet("link=up", "sync", replica("down", true))) == "full-sync");
  CHECK(cause_of(unmet("link=up", "connect", replica("down"))) == "link-to-master-down");
  CHECK(cause_of(unmet("link=up", "connect")).empty());
  // It came up in the meantime.
  CHECK(cause_of(unmet("link=up", "connect", replica("up"))).empty());
}

TEST_CASE("a lag of up to ten seconds may be that of an idle master, a longer one is not") {
  StateFacts state = replica("up");
  state.last_io = "10";
  CHECK(cause_of(unmet("lag<=2", "10", state)) == "master-idle");
  state.last_io = "11";
  CHECK(cause_of(unmet("lag<=2", "11", state)) == "master-silent");
  state.last_io.clear();
  CHECK(cause_of(unmet("lag<=2", "11", state)).empty());
}

TEST_CASE("who the master is counts only while the server is still a replica") {
  CHECK(cause_of(unmet("role=master", "replica", replica("up"))) == "is-replica");
  CHECK(cause_of(unmet("role=master", "replica", replica("down"))) == "link-to-master-down");
  StateFacts promoted;
  promoted.role = "master";
  CHECK(cause_of(unmet("role=master", "replica", promoted)).empty());
  CHECK(cause_of(unmet("role=master", "sentinel")) == "is-sentinel");
}

TEST_CASE("the cause of the condition that failed is not taken from one that holds") {
  Report report = unmet("version>=8", "7.0.15", replica("down"));
  report.expectations.insert(report.expectations.begin(), {"role=replica", true, "replica"});
  CHECK(cause_of(report).empty());
}
