#include "cli/output/words/availability.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace rconn::cli {

// In integers, because the release build does not link the mathematical library.
std::string availability(std::optional<double> share) {
  if (!share) return "not known";
  constexpr std::uint64_t per_cent = 1'000'000;
  constexpr std::uint64_t all = 100 * per_cent;
  constexpr double margin = 1e-3;  // 0.9999 is no exact number
  const auto value = static_cast<std::uint64_t>(*share * static_cast<double>(all) + margin);
  if (value >= all && *share >= 1) return "100 %";
  // Two digits; where they would be nines only, as many as show that it is less than 100 %.
  int digits = 2;
  std::uint64_t step = per_cent / 100;
  while (step > 1 && all - value < step) {
    step /= 10;
    ++digits;
  }
  const std::uint64_t shown = value < all ? value / step * step : all - 1;
  return fmt::format("{}.{:0{}} %", shown / per_cent, shown % per_cent / step, digits);
}

}  // namespace rconn::cli
