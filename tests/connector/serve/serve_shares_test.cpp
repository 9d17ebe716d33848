#include "connector/serve/serve_shares.hpp"

#include "connector/net/process/descriptor_limit.hpp"
#include "support/catch.hpp"

using namespace rconn;

TEST_CASE("all shares of a server of probes together stay within its descriptors") {
  for (const std::size_t descriptors : {256U, 1'024U, 4'096U, 65'536U, 1'000'000U}) {
    const ServeShares shares = share_for_serve(descriptors, 0);
    INFO(descriptors);
    CHECK(shares.connections + shares.turned_away + shares.operations == descriptors);
    CHECK(shares.checks + shares.probes + shares.members + shares.spare +
              descriptors_of_lookup * shares.lookups + reserved_descriptors <=
          shares.operations);
  }
}

TEST_CASE("the usual limits leave room for two hundred probes beside all checks") {
  const ServeShares shares = share_for_serve(1'024, 0);
  CHECK(shares.connections == 256);
  CHECK(shares.probes >= 200);
  CHECK(shares.checks >= 200);
  CHECK(shares.lookups == 32);
}

TEST_CASE("with few descriptors a server of probes does one thing after another") {
  for (const std::size_t descriptors : {0U, 20U, 40U}) {
    const ServeShares shares = share_for_serve(descriptors, 0);
    CHECK(shares.connections >= 1);
    CHECK(shares.turned_away == 1);
    CHECK(shares.checks == 1);
    CHECK(shares.probes == 1);
    CHECK(shares.members == 1);
    CHECK(shares.lookups >= 1);
  }
}

TEST_CASE("with many descriptors there are bounds all the same") {
  const ServeShares shares = share_for_serve(1'000'000, 0);
  CHECK(shares.connections == 1'000);
  CHECK(shares.turned_away == 100);
  CHECK(shares.checks == 10'000);
  CHECK(shares.members == 128);
  CHECK(shares.lookups == 32);
}

TEST_CASE("what is watched leaves less to probes and checks, but at least half") {
  const ServeShares none = share_for_serve(1'024, 0);
  const ServeShares some = share_for_serve(1'024, 50);
  CHECK(none.watches == 0);
  CHECK(some.watches == 200);
  CHECK(some.probes < none.probes);
  CHECK(some.checks < none.checks);
  CHECK(some.connections == none.connections);
  const ServeShares many = share_for_serve(1'024, 10'000);
  CHECK(many.probes >= none.probes / 2);
  for (const ServeShares& each : {none, some, many}) {
    CHECK(each.watches + each.checks + each.probes + each.members + each.spare +
              descriptors_of_lookup * each.lookups + reserved_descriptors <=
          each.operations);
  }
}
