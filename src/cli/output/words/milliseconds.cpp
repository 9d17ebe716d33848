#include "cli/output/words/milliseconds.hpp"

#include <fmt/format.h>

#include <chrono>

namespace rconn::cli {

std::string milliseconds(Duration duration) { return milliseconds_alone(duration) + " ms"; }

std::string milliseconds_alone(Duration duration) {
  const double ms = in_milliseconds(duration);
  if (ms < 1) return fmt::format("{:.3f}", ms);
  if (ms < 10) return fmt::format("{:.2f}", ms);
  if (ms < 100) return fmt::format("{:.1f}", ms);
  return fmt::format("{:.0f}", ms);
}

double in_milliseconds(Duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

double in_seconds(Duration duration) { return std::chrono::duration<double>(duration).count(); }

}  // namespace rconn::cli
