// Reloads of a server under test.
// Entry points: metric(), reload().
#pragma once

#include <csignal>
#include <string>

#include "command_line/serve/serving.hpp"
#include "support/eventually.hpp"

namespace support {

// One of its own metrics, by the begin of its line.
inline std::string metric(const Serving& serving, const std::string& name) {
  return value_of(serving.get("/metrics").body, name);
}

// SIGHUP; waits until the setup is in force.
inline void reload(Serving& serving) {
  const std::string name = "rconn_serve_reloads_total{result=\"succeeded\"}";
  const std::string before = metric(serving, name);
  serving.process().signal(SIGHUP);
  REQUIRE(eventually([&] { return metric(serving, name) != before; }));
}

}  // namespace support
