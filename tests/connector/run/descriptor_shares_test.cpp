#include "connector/run/descriptor_shares.hpp"

#include "connector/net/process/descriptor_limit.hpp"
#include "support/catch.hpp"

using rconn::share_descriptors;

TEST_CASE("connections and lookups never need more descriptors than there are") {
  for (const std::size_t descriptors : {64U, 256U, 1024U, 20'000U, 1'000'000U}) {
    for (const std::size_t wanted : {0U, 1U, 500U, 1'000'000U}) {
      const auto shares = share_descriptors(descriptors, wanted);
      const auto needed = shares.jobs + shares.spare +
                          shares.lookups * rconn::descriptors_of_lookup +
                          rconn::reserved_descriptors;
      CHECK(needed <= descriptors);
    }
  }
}

TEST_CASE("there is always one connection and one lookup") {
  for (const std::size_t descriptors : {0U, 1U, 8U}) {
    CHECK(share_descriptors(descriptors, 0).jobs == 1);
    CHECK(share_descriptors(descriptors, 0).lookups == 1);
  }
}

TEST_CASE("as many connections as wanted, by default no more than networks take") {
  CHECK(share_descriptors(1'000'000, 3).jobs == 3);
  CHECK(share_descriptors(1'000'000, 50'000).jobs == 50'000);
  CHECK(share_descriptors(1'000'000, 0).jobs == 10'000);
  CHECK(share_descriptors(1'000, 0).jobs == 500);
}
