#include "cli/output/html/powers_of_ten.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace rconn::cli::html;

TEST_CASE("logarithms and powers of ten are those of the mathematical library") {
  for (const double number : {1e-9, 0.3, 1.0, 1.5, 2.0, 10.0, 12345.678, 3.6e12, 9e18}) {
    CHECK(log_of(number) == Approx(std::log10(number)).margin(1e-9));
  }
  for (const double power : {-9.0, -0.5, 0.0, 0.3010299956, 1.0, 6.25, 18.9}) {
    CHECK(ten_to(power) == Approx(std::pow(10, power)).epsilon(1e-9));
  }
  CHECK(floor_of(-0.5) == -1);
  CHECK(floor_of(3.0) == 3);
  CHECK(ceiling_of(2.1) == 3);
  CHECK(ceiling_of(-2.1) == -2);
}
