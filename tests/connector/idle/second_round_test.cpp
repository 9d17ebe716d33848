#include "connector/idle/second_round.hpp"

#include <algorithm>

#include "connector/idle/samples.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

constexpr auto silent = IdleArm::silent;

std::ptrdiff_t count(const std::vector<IdleSample>& samples, IdleArm arm) {
  return std::ranges::count(samples, arm, &IdleSample::arm);
}

}  // namespace

TEST_CASE("a second round tries ages within the boundary, and what is to be recommended") {
  const auto more = second_round(
      concluded({ok(silent, 182), ok(IdleArm::keepalive, 600, 5), ok(IdleArm::ping, 600, 5),
                 sample(silent, 245, IdleEnd::unacknowledged)}));
  CHECK(count(more, silent) == 12);
  REQUIRE(count(more, IdleArm::keepalive) == 1);
  REQUIRE(count(more, IdleArm::ping) == 1);
  for (const IdleSample& each : more) {
    CHECK(each.round == 2);
    CHECK(each.planned <= 245s);  // no longer than the first round's boundary
    if (each.arm != silent) CHECK(each.interval == 60s);
  }
}

TEST_CASE("nothing is narrowed where the moments of the cuts are known") {
  const auto more = second_round(concluded(
      {ok(silent, 182), ok(IdleArm::ping, 600, 5), sample(silent, 241, IdleEnd::closed)}));
  CHECK(count(more, silent) == 0);
  CHECK(count(more, IdleArm::ping) == 1);
}

TEST_CASE("a second round stays within the room") {
  IdleRecord record = concluded({ok(silent, 905), sample(silent, 1805, IdleEnd::unacknowledged)});
  record.room.most = 7;
  CHECK(second_round(record).size() == 7);
}

TEST_CASE("no second round without a boundary") {
  CHECK(second_round(concluded({ok(silent, 10)})).empty());
  CHECK(second_round(concluded({ok(silent, 300), sample(silent, 60, IdleEnd::unacknowledged)}))
            .empty());
  CHECK(second_round(concluded({sample(silent, 60, IdleEnd::server_down)})).empty());
}
