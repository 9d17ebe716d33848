// A watch under way, and what it found.
// Entry points: Watch, or start_watch() for its output as it is; outages_of(), check_window().
// Durations are compared with what the test itself measured, within the stated uncertainty and some
// slack for a busy machine.
#pragma once

#include <chrono>
#include <string>

#include "command_line/expect.hpp"
#include "support/json.hpp"
#include "support/process.hpp"

namespace support {

using SteadyTime = std::chrono::steady_clock::time_point;

// What `rconn watch -o json` printed.
struct Watched {
  Outcome outcome;
  Reports events;  // without the summary
  Json summary;
};

class Watch {
 public:
  // The words after `rconn watch -o json`.
  explicit Watch(const Words& words, const Surroundings& surroundings = {});

  [[nodiscard]] Process& process() { return process_; }

  // Waits until it has told an event that contains this text; fails if it never does.
  void tells(const std::string& text);

  // Waits for the first good reply, and then for a few more, so that the state is steady.
  void settles();

  // Sends SIGINT and waits for the summary.
  Watched stop();

  // Waits until it ends by itself.
  Watched finish();

 private:
  Process process_;
};

// `rconn watch -o json` with these arguments.
Process start_watch(const Words& arguments);

// Where nothing listens.
std::string nowhere();

void check_contains(const std::string& text, const std::string& part);

// Of the only target.
std::vector<Json> outages_of(const Watched& watched);

// Whether an event of this kind was told.
bool has_event(const Watched& watched, const std::string& kind);

// That the outage lasted from `began` to `ended`, as measured by the test, within its uncertainty.
void check_window(const Json& outage, SteadyTime began, SteadyTime ended);

}  // namespace support
