// Only what needs no connection: experiments are tested by traces of real peers.

#include "connector/diagnosis/find_cause.hpp"

#include "support/catch.hpp"
#include "support/memory_peer.hpp"

using namespace rconn;
using support::run;

namespace {

Report failed(Rung rung, Fault fault) {
  Report report;
  report.stopped_at = rung;
  report.failure = Failure{fault, "words"};
  return report;
}

std::optional<Finding> cause_of(const Report& report, const net::Address* reached = nullptr,
                                const Target& target = {}) {
  TlsContexts contexts;
  return run(find_cause(target, report, reached, contexts, {}));
}

}  // namespace

TEST_CASE("if the connect failed and another address accepts, that is the cause") {
  Report report = failed(Rung::connect, Fault::refused);
  report.also_tried.push_back({"[::1]:6379", Failure{Fault::refused, ""}});
  report.also_tried.push_back({"127.0.0.1:6379", std::nullopt});
  const auto found = cause_of(report);
  REQUIRE(found);
  CHECK(found->cause == Cause::works_by_other_address);
  CHECK(found->detail == "127.0.0.1:6379 accepts connections");
}

TEST_CASE("if no address accepts, there is no cause") {
  Report report = failed(Rung::connect, Fault::refused);
  CHECK_FALSE(cause_of(report));
  report.also_tried.push_back({"[::1]:6379", Failure{Fault::refused, ""}});
  CHECK_FALSE(cause_of(report));
}

TEST_CASE("a failure that is its own explanation causes no experiment") {
  const auto reached = net::Address::numeric("127.0.0.1", 1);
  REQUIRE(reached);
  CHECK_FALSE(cause_of(failed(Rung::auth, Fault::auth_rejected), &*reached));
  CHECK_FALSE(cause_of(failed(Rung::ping, Fault::loading), &*reached));
}

TEST_CASE("a TLS session that broke after its handshake causes no experiment with plaintext") {
  const auto reached = net::Address::numeric("127.0.0.1", 1);
  REQUIRE(reached);
  Target target;
  target.tls = std::make_shared<const TlsSettings>();
  CHECK_FALSE(cause_of(failed(Rung::ping, Fault::closed), &*reached, target));
}
