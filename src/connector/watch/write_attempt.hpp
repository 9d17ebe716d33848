// Opens a connection for writes, and reads the key before anything is written on it.
// Entry point: open_for_writes(). A failure goes into the report.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "connector/ladder/run_context.hpp"
#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/net/asio.hpp"
#include "connector/values/report.hpp"
#include "connector/watch/masters/place.hpp"

namespace rconn {

// What the key held.
struct KeyRead {
  enum class Held {
    nothing,  // there is no such key
    own,      // `number`: this watch wrote it
    another,  // another watch did
    foreign,  // nobody knows who did
    hidden,   // it could not be read: `why`
  };

  Held held = Held::nothing;
  std::uint64_t number = 0;
  std::string why;                                   // without passwords, and cut
  std::string run_id;                                // of the server, as sent; empty: unknown
  std::optional<std::pair<std::string, int>> moved;  // a Cluster serves the key there
};

struct OpenForWrites {
  std::optional<KeptConnection> connection;  // none: it failed, or the key moved
  KeyRead read;
};

// All rungs, then INFO and GET. `named`: the target as the user named it, whose passwords are
// withheld from what the server sends. `run`: see WrittenValue.
asio::awaitable<void> open_for_writes(const Place& place, const Target& named, RunContext& context,
                                      const std::string& key, const std::string& run,
                                      Report& report, OpenForWrites& opened);

// "MOVED 3999 192.0.2.1:6381": host and port; an empty host is that of the asked server. None for
// any other error.
std::optional<std::pair<std::string, int>> redirection_in(const std::string& error);

}  // namespace rconn
