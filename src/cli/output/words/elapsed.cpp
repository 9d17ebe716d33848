#include "cli/output/words/elapsed.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdlib>

#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

using Count = Duration::rep;

constexpr Count second = 1'000'000'000;

struct Step {
  int digits;
  Count length;  // of the last digit
};

// The uncertainty is at least twice the last digit shown, from 0.1 s down to 1 us.
Step step_for(Duration uncertainty) {
  constexpr int most_digits = 6;
  if (uncertainty == Duration{}) return {3, second / 1000};
  Step step{1, second / 10};
  while (step.digits < most_digits && uncertainty.count() < 2 * step.length) {
    step.length /= 10;
    ++step.digits;
  }
  return step;
}

std::string shown(Count multiple, Step step) {
  const Count per_second = second / step.length;
  return fmt::format("{}.{:0{}} s", multiple / per_second, multiple % per_second, step.digits);
}

struct Unit {
  std::string_view name;
  std::chrono::seconds length;
};

constexpr std::array units{Unit{"d", std::chrono::days(1)}, Unit{"h", std::chrono::hours(1)},
                           Unit{"min", std::chrono::minutes(1)},
                           Unit{"s", std::chrono::seconds(1)}};

}  // namespace

std::string elapsed(Duration duration) { return fmt::format("{:.3f} s", in_seconds(duration)); }

std::string with_uncertainty(Duration duration, Duration uncertainty, std::string_view sign) {
  const Step step = step_for(uncertainty);
  const Count multiple = (duration.count() + step.length / 2) / step.length;
  const Count left_out = std::abs(duration.count() - multiple * step.length);
  const Count wrong = (uncertainty.count() + left_out + step.length - 1) / step.length;
  return fmt::format("{} {} {}", shown(multiple, step), sign, shown(wrong, step));
}

std::string in_whole_units(Duration duration) {
  auto rest = std::chrono::duration_cast<std::chrono::seconds>(duration);
  for (std::size_t place = 0; place + 1 < units.size(); ++place) {
    const Unit& larger = units.at(place);
    const Unit& smaller = units.at(place + 1);
    if (rest < larger.length) continue;
    const std::string whole = fmt::format("{} {}", rest / larger.length, larger.name);
    const auto more = rest % larger.length / smaller.length;
    return more == 0 ? whole : fmt::format("{} {} {}", whole, more, smaller.name);
  }
  return fmt::format("{} s", rest.count());
}

}  // namespace rconn::cli
