// What a report knows of the server's role and replication, whoever asked for it: a trace, a
// topology, or a condition of --expect.
// Entry point: known_state(). Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

struct KnownState {
  std::string role;           // "master", "replica" or "sentinel"; empty: unknown
  std::optional<double> lag;  // seconds since a replica heard of its master
  std::string link;           // of a replica to its master: "up", "down" or "sync"
  std::optional<std::int64_t> offset;
};

KnownState known_state(const Report& report);

}  // namespace rconn::cli
