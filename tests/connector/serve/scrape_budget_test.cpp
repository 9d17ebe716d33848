#include "connector/serve/scrape_budget.hpp"

#include "support/catch.hpp"

using namespace rconn;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

std::optional<microseconds> budget_of(const std::string& stated) {
  return scrape_budget(stated, ServeSetup{.catalogue = nullptr, .configuration = {}});
}

}  // namespace

TEST_CASE("a probe ends by the offset before its scraper gives up") {
  CHECK(budget_of("10") == milliseconds(9'500));
  CHECK(budget_of("2.25") == milliseconds(1'750));
}

TEST_CASE("a scraper with little patience leaves at least half of it") {
  CHECK(budget_of("0.8") == milliseconds(400));
  CHECK(budget_of("0.000002") == microseconds(1));
}

TEST_CASE("a scraper that states no patience gets the longest of the configuration") {
  const ServeSetup setup{.catalogue = nullptr, .configuration = {}, .longest = seconds(4)};
  CHECK(scrape_budget({}, setup) == seconds(4));
}

TEST_CASE("a patience that is no positive decimal is refused") {
  for (const char* text : {"", "0", "0.0", "-1", "+1", "1e3", "inf", "nan", "1s", " 1", "1 ",
                           "1.2.3", ".", "0x10", "5, 5", "0.0000001"}) {
    INFO(text);
    CHECK_FALSE(budget_of(text));
  }
}

TEST_CASE("a patience of any length means at most an hour") {
  CHECK(budget_of("100000000000000000000000000000") == std::chrono::hours(1) - milliseconds(500));
}

TEST_CASE("a limited target keeps an earlier limit of its own") {
  Target target;
  CHECK(limited(target, seconds(2)).total_budget == seconds(2));
  target.total_budget = seconds(1);
  CHECK(limited(target, seconds(2)).total_budget == seconds(1));
  CHECK(limited(target, milliseconds(1)).total_budget == milliseconds(1));
}
