#include "cli/output/html/powers_of_ten.hpp"

#include <numbers>

namespace rconn::cli::html {
namespace {

// ln(x) for 1 <= x < 2, by the series of the inverse hyperbolic tangent.
double natural_logarithm(double x) {
  const double t = (x - 1) / (x + 1);
  double sum = 0;
  double power = t;
  for (int n = 1; n < 30; n += 2) {
    sum += power / n;
    power *= t * t;
  }
  return 2 * sum;
}

}  // namespace

double log_of(double number) {
  int doublings = 0;
  for (; number >= 2; number /= 2) ++doublings;
  for (; number < 1; number *= 2) --doublings;
  return (doublings * std::numbers::ln2 + natural_logarithm(number)) / std::numbers::ln10;
}

double ten_to(double power) {
  const int whole = floor_of(power);
  const double rest = (power - whole) * std::numbers::ln10;
  double sum = 1;
  double term = 1;
  for (int n = 1; n < 30; ++n) {
    term *= rest / n;
    sum += term;
  }
  for (int i = 0; i < whole; ++i) sum *= 10;
  for (int i = 0; i > whole; --i) sum /= 10;
  return sum;
}

int floor_of(double number) {
  const int cut = static_cast<int>(number);
  return cut > number ? cut - 1 : cut;
}

int ceiling_of(double number) { return -floor_of(-number); }

}  // namespace rconn::cli::html
