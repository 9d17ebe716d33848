#include "connector/watch/failover/master_choice.hpp"

#include "support/catch.hpp"

using namespace rconn;

namespace {

RoleReport report(const std::string& address, MemberRole role,
                  std::optional<std::int64_t> epoch = {}) {
  RoleReport report;
  report.address = address;
  report.role = role;
  report.epoch = epoch;
  return report;
}

RoleReport master(const std::string& address, std::optional<std::int64_t> epoch = {}) {
  return report(address, MemberRole::master, epoch);
}

RoleReport replica(const std::string& address) { return report(address, MemberRole::replica); }

}  // namespace

TEST_CASE("the master stays while it says so, whatever else says the same") {
  MasterChoice choice;
  CHECK(choice.master() == nullptr);
  choice.said(replica("b"));
  CHECK(choice.address().empty());
  choice.said(master("a"));
  CHECK(choice.address() == "a");
  choice.said(master("b"));
  CHECK(choice.address() == "a");

  SECTION("until it is silent") {
    choice.silent("a");
    CHECK(choice.address() == "b");
    choice.said(master("a"));
    CHECK(choice.address() == "b");
  }
  SECTION("until it is a replica") {
    choice.said(replica("a"));
    CHECK(choice.address() == "b");
  }
}

TEST_CASE("a master that nobody replaces stays the master") {
  MasterChoice choice;
  choice.said(master("a"));
  choice.said(replica("b"));
  choice.silent("a");
  CHECK_FALSE(choice.answers("a"));
  CHECK(choice.answers("b"));
  CHECK_FALSE(choice.answers("c"));
  CHECK(choice.master()->address == "a");
  choice.said(master("b"));
  CHECK(choice.master()->address == "b");
}

TEST_CASE("in a Cluster the master with the higher epoch replaces one that was cut off") {
  MasterChoice choice;
  choice.said(master("a", 3));
  choice.said(master("b", 2));
  CHECK(choice.address() == "a");
  choice.said(master("b", 7));
  CHECK(choice.address() == "b");
}

TEST_CASE("what the Sentinels name is the master once it says so itself") {
  MasterChoice choice;
  choice.told("a", 1);
  CHECK(choice.address() == "a");
  CHECK(choice.master() == nullptr);
  choice.said(master("a"));
  CHECK(choice.master()->address == "a");
  choice.told("b", 2);
  choice.said(replica("b"));
  CHECK(choice.address() == "b");
  CHECK(choice.master()->address == "a");
  choice.said(master("b"));
  CHECK(choice.master()->address == "b");

  SECTION("a Sentinel that has not heard of it yet changes nothing") {
    choice.told("a", 1);
    CHECK(choice.address() == "b");
  }
  SECTION("nor if another one names it without an epoch in between") {
    choice.told("b", std::nullopt);
    choice.told("a", 1);
    CHECK(choice.address() == "b");
  }
  SECTION("the old one may come back, and still say that it is the master") {
    choice.said(master("a"));
    CHECK(choice.master()->address == "b");
  }
}
