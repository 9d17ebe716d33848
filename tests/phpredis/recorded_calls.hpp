// Calls of connect() and pconnect() that were made on the real phpredis, and their results.
// Entry point: recorded_calls(), which reads data/calls.tsv; the file's head says how it is
// written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "phpredis/arguments.hpp"
#include "phpredis/timeval.hpp"

namespace rconn::phpredis {

// An outer none: not observed. An inner none: observed to be absent.
struct Seen {
  std::optional<std::string> rejected;
  std::optional<std::string> address;
  std::optional<std::optional<std::string>> key;
  std::optional<std::string> pool_key;
  std::optional<std::optional<Timeval>> connect;
  std::optional<std::optional<Timeval>> read;
  bool truncated = false;
};

struct RecordedCall {
  std::string id;
  std::string release;
  Arguments arguments;
  Settings settings;
  Seen seen;
};

std::vector<RecordedCall> recorded_calls();

}  // namespace rconn::phpredis
