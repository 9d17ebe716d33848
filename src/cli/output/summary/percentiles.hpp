// The figures of a distribution that a watch tells, in the order shown.
// Entry point: percentiles. Pure.
#pragma once

#include <array>
#include <string_view>

#include "connector/values/numbers/histogram.hpp"

namespace rconn::cli {

struct Percentile {
  std::string_view name;
  Histogram::Time (*of)(const Histogram& times);  // which must not be empty
};

inline constexpr std::array percentiles{
    Percentile{"min", [](const Histogram& times) { return times.min(); }},
    Percentile{"avg", [](const Histogram& times) { return times.mean(); }},
    Percentile{"p50", [](const Histogram& times) { return times.quantile(0.5); }},
    Percentile{"p90", [](const Histogram& times) { return times.quantile(0.9); }},
    Percentile{"p99", [](const Histogram& times) { return times.quantile(0.99); }},
    Percentile{"p99.9", [](const Histogram& times) { return times.quantile(0.999); }},
    Percentile{"max", [](const Histogram& times) { return times.max(); }}};

}  // namespace rconn::cli
