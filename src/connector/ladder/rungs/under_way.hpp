// What an operation is waiting for, for those who watch it from outside.
// Entry point: UnderWay, which a RungTimer keeps up to date.
#pragma once

#include <optional>

#include "connector/net/deadline.hpp"
#include "connector/values/report.hpp"

namespace rconn {

struct UnderWay {
  std::optional<Rung> rung;        // none: something else, such as a further connection of a trace
  net::Clock::time_point since{};  // when that began
};

}  // namespace rconn
