// One probe of a watch and its result.
// Entry points: Probe, View. Moments are counted from the start of the watch, on the monotonic
// clock.
#pragma once

#include <array>
#include <string_view>

#include "connector/values/report.hpp"

namespace rconn {

// How a probe uses the server. Each view of a target has a schedule of its own.
enum class View {
  held,   // PING on a connection that stays open
  fresh,  // a new connection for each probe: all rungs
  write,  // SET of a key, on a connection to the master that stays open
};

inline constexpr std::array<std::string_view, 3> view_names{"held", "fresh", "write"};

constexpr std::string_view name(View view) { return view_names.at(static_cast<std::size_t>(view)); }

struct Probe {
  View view = View::held;
  Duration due{};      // when the schedule wanted it to start
  Duration started{};  // when it started; not before `due`
  Duration ended{};    // when its reply came, or its failure was known
  // Of a probe that connected: all rungs. Of one that failed: why, with the cause if one is known.
  // Null: a reply on a connection that was open already. Valid only while the probe is passed on.
  const Report* report = nullptr;

  [[nodiscard]] bool ok() const { return !report || report->ok(); }
};

}  // namespace rconn
