#include "connector/values/numbers/decimal.hpp"

#include <cmath>
#include <limits>

#include "support/catch.hpp"

using rconn::decimal;

TEST_CASE("a number with a fraction is read whole or not at all") {
  CHECK(decimal("1") == 1);
  CHECK(decimal("-0.5") == -0.5);
  CHECK(decimal(".25") == 0.25);
  CHECK(decimal("1.") == 1);
  CHECK(decimal("1e3") == 1000);
  CHECK(decimal("1.5E-1") == 0.15);
  CHECK(decimal("inf") == std::numeric_limits<double>::infinity());
  CHECK(std::isnan(decimal("nan").value()));
  const char* const text = "12345";
  CHECK(decimal({text, 2}) == 12);
  for (const char* wrong :
       {"",   " 1",  "1 ",    "\t1", "+1", "--1", "-+1", "- 1",   "0x1",    "0X1p2",
        "1e", "1,5", "1_000", ".",   "-",  "e3",  "1s",  "1e999", "-1e999", "1e-999"}) {
    INFO(wrong);
    CHECK_FALSE(decimal(wrong));
  }
  CHECK_FALSE(decimal({"1\0", 2}));
}
