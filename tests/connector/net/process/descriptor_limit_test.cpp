#include "connector/net/process/descriptor_limit.hpp"

#include "support/catch.hpp"

namespace {

rlimit limit_now() {
  rlimit limit{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &limit) == 0);
  return limit;
}

}  // namespace

TEST_CASE("the descriptor limit is raised while wanted, and then what it was") {
  const rlimit outer = limit_now();
  rlimit low = outer;
  low.rlim_cur = outer.rlim_max == RLIM_INFINITY ? 1000 : outer.rlim_max / 2;
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &low) == 0);
  {
    const rconn::RaisedDescriptorLimit raised;
    CHECK(raised.count() > low.rlim_cur);
    CHECK(limit_now().rlim_cur == raised.count());
  }
  CHECK(limit_now().rlim_cur == low.rlim_cur);
  CHECK(limit_now().rlim_max == outer.rlim_max);
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &outer) == 0);
}
