#include "connector/diagnosis/find_cause.hpp"
#include "connector/values/evidence.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

Report failed(Fault fault, Rung rung = Rung::resolve) {
  Report report;
  report.host = "cache.example";
  report.stopped_at = rung;
  report.failure = Failure{fault, "words"};
  NameFacts facts;
  facts.servers = {"10.0.0.1"};
  facts.tried = {"cache.example"};
  facts.took = 3s;
  facts.budget = 3s;
  evidence_of(report).name = facts;
  return report;
}

DnsAnswer answer(bool ipv6, DnsStatus status, std::chrono::microseconds took,
                 const std::string& server = "10.0.0.1") {
  DnsAnswer made{.server = server, .name = "cache.example", .ipv6 = ipv6, .status = status};
  if (status == DnsStatus::noerror) made.addresses = {ipv6 ? "fd00::1" : "10.0.0.7"};
  made.took = took;
  return made;
}

void add(Report& report, const DnsAnswer& one) { report.evidence->name->answers.push_back(one); }

std::string cause(const Report& report) {
  const auto found = find_cause(report);
  if (!found) return "";
  return std::string(found->cause) + " " + std::string(name(found->certainty));
}

Report a_only(std::chrono::microseconds silence, Fault fault = Fault::name_timeout) {
  Report report = failed(fault);
  add(report, answer(false, DnsStatus::noerror, 2ms));
  add(report, answer(true, DnsStatus::timeout, silence));
  return report;
}

}  // namespace

TEST_CASE("a silence shows little if it was short, and nothing if it was very short") {
  CHECK(cause(a_only(2s)) == "aaaa-not-answered proven");
  CHECK(cause(a_only(1s)) == "aaaa-not-answered proven");
  CHECK(cause(a_only(999ms)) == "aaaa-not-answered likely");
  CHECK(cause(a_only(149ms)).empty());
}

TEST_CASE("a record that is not asked for cannot be why a lookup took long") {
  Report report = a_only(2s);
  report.evidence->target.family = Family::ipv4;
  CHECK(cause(report).empty());
  report.evidence->target.family = Family::ipv6;
  CHECK(cause(report) == "aaaa-not-answered proven");
}

TEST_CASE("a record that the resolver got in the end is answered") {
  Report report = failed(Fault::connect_timeout, Rung::connect);
  report.evidence->name->took = 2s;
  add(report, answer(false, DnsStatus::timeout, 1500ms));
  add(report, answer(true, DnsStatus::nodata, 2ms));
  CHECK(cause(report) == "a-not-answered likely");
  report.addresses = {"10.0.0.7:6379"};
  CHECK(cause(report) == "slow-lookup likely");
  report.evidence->name->took = 1400ms;
  CHECK(cause(report).empty());
}

TEST_CASE("silence of all name servers is not proven while a lookup has its answer") {
  Report report = failed(Fault::name_timeout);
  add(report, answer(false, DnsStatus::timeout, 2s));
  add(report, answer(true, DnsStatus::timeout, 2s));
  CHECK(cause(report) == "name-servers-mute likely");
  report.failure->fault = Fault::name_not_found;
  CHECK(cause(report).empty());
}

TEST_CASE("a silent name server matters only before one that answers") {
  Report report = failed(Fault::name_timeout);
  report.evidence->name->servers = {"10.0.0.1", "10.0.0.2"};
  add(report, answer(false, DnsStatus::timeout, 2s, "10.0.0.1"));
  add(report, answer(false, DnsStatus::noerror, 2ms, "10.0.0.2"));
  CHECK(cause(report) == "first-name-server-mute likely");
  report.evidence->name->servers = {"10.0.0.2", "10.0.0.1"};
  CHECK(cause(report).empty());
}

TEST_CASE("an unknown name is proven only if every name server says so") {
  Report report = failed(Fault::name_not_found);
  add(report, answer(false, DnsStatus::nxdomain, 2ms));
  CHECK(cause(report) == "name-unknown proven");
  add(report, answer(false, DnsStatus::timeout, 1s, "10.0.0.2"));
  CHECK(cause(report) == "name-unknown likely");
  add(report, answer(true, DnsStatus::servfail, 2ms));
  CHECK(cause(report).empty());
}

TEST_CASE("a name in the hosts file only has no unknown name as its cause") {
  Report report = failed(Fault::refused, Rung::connect);
  add(report, answer(false, DnsStatus::nxdomain, 2ms));
  report.addresses = {"10.0.0.7:6379"};
  CHECK(cause(report) == "port-closed likely");
}

TEST_CASE("the other family is the cause only if the forced one has no address") {
  Report report = failed(Fault::name_not_found);
  report.evidence->target.family = Family::ipv4;
  add(report, answer(true, DnsStatus::noerror, 2ms));
  add(report, answer(false, DnsStatus::nodata, 2ms));
  CHECK(cause(report) == "only-ipv6-addresses proven");
  report.failure->fault = Fault::name_timeout;
  report.evidence->name->answers.back() = answer(false, DnsStatus::timeout, 2s);
  CHECK(cause(report) == "a-not-answered proven");
}

TEST_CASE("a resolver that found out that there is no such name did not wait for name servers") {
  for (const DnsStatus status : {DnsStatus::rejected, DnsStatus::unsent}) {
    Report report = failed(Fault::name_lookup_failed);
    add(report, answer(false, status, 1ms));
    CHECK_FALSE(cause(report).empty());
    report.failure->fault = Fault::name_not_found;
    CHECK(cause(report).empty());
  }
}

TEST_CASE("a name that every name server has was not asked for") {
  Report report = failed(Fault::name_not_found);
  add(report, answer(false, DnsStatus::noerror, 1ms));
  CHECK(cause(report) == "name-servers-not-asked likely");
  report.evidence->target.family = Family::ipv6;
  CHECK(cause(report) == "only-ipv4-addresses proven");
}

TEST_CASE("a name that others than DNS may know is not called unknown by the resolver dns") {
  Report report = failed(Fault::name_not_found);
  add(report, answer(false, DnsStatus::nxdomain, 2ms));
  report.evidence->name->by_dns = true;
  CHECK(cause(report) == "name-unknown proven");
  report.evidence->name->not_asked = {"ldap"};
  CHECK(cause(report) == "name-outside-dns likely");
  add(report, answer(true, DnsStatus::noerror, 2ms));
  CHECK(cause(report) != "name-outside-dns likely");
}

TEST_CASE("servers that answer at once the second time have the blame of no other resolver") {
  Report report = failed(Fault::name_timeout);
  add(report, answer(false, DnsStatus::noerror, 2ms));
  add(report, answer(true, DnsStatus::noerror, 2ms));
  CHECK(cause(report) == "system-resolver-slow likely");
  report.evidence->name->by_dns = true;
  CHECK(cause(report) == "questions-lost likely");
}

TEST_CASE("nsswitch.conf does not matter to the resolver dns") {
  Report report = failed(Fault::name_not_found);
  add(report, answer(false, DnsStatus::noerror, 2ms));
  CHECK(cause(report) == "name-servers-not-asked likely");
  report.evidence->name->by_dns = true;
  CHECK(cause(report).empty());
}
