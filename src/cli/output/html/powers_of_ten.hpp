// Logarithms for axes: the release build does not link the mathematical library, which would cost
// each start of rconn the time to load it.
// Entry points: log_of(), ten_to(), floor_of(), ceiling_of(). Exact to 9 digits. Pure.
#pragma once

namespace rconn::cli::html {

// The logarithm to base 10 of a number above 0.
double log_of(double number);

// 10 to that power, of -300 to 300.
double ten_to(double power);

// The next whole number below or above; the number must fit an int.
int floor_of(double number);
int ceiling_of(double number);

}  // namespace rconn::cli::html
