// The connection of a view that stays open, and the reports on commands that failed on it.
// Entry point: OpenLink::report_on_failure().
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/redis/pipeline.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

struct OpenLink {
  explicit OpenLink(KeptConnection connection);

  // As `ping` would report it. `took`: since the probe began. `path`: what the kernel says of the
  // way of this command.
  [[nodiscard]] Report report_on_failure(const Target& target, Rung rung, CommandFacts command,
                                         Failure failure, Duration took,
                                         std::optional<PathFacts> path) const;

  Pipeline pipeline;
  std::string address;  // of the peer
  std::shared_ptr<const TlsFacts> tls;
};

}  // namespace rconn
