// Reads a histogram from the data of a watch.
// Entry point: histogram_in().
#pragma once

#include <cstdint>

#include "cli/output/json/data/data_reader.hpp"
#include "connector/values/numbers/histogram.hpp"

namespace rconn::cli {

inline constexpr std::int64_t largest_sum_of_histogram = std::int64_t{1} << 62;

// The member `name` of the object; an empty histogram if it is missing. Complains of one that no
// times could have made, or whose times add up to more than `largest_sum`: less for those that are
// added up later.
Histogram histogram_in(const DataReader& from, const char* name,
                       std::int64_t largest_sum = largest_sum_of_histogram);

}  // namespace rconn::cli
