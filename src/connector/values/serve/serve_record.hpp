// All that a server of probes knows of itself and of its listed targets: the input of its pages.
// Entry point: ServeRecord.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "connector/values/report.hpp"
#include "connector/values/serve/process_facts.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn {

// A target that the configuration or the command line names, and its last check in the background.
struct ListedRecord {
  std::string name;    // "prod"; as it was named, if it has no other name
  std::string target;  // without secrets
  std::string endpoint;
  std::string module;
  Labels labels;         // that the configuration gives it
  bool watched = false;  // it has a record in ServeRecord::watches, of the same target
  std::shared_ptr<const Report> last;                            // null: none yet
  std::optional<std::chrono::system_clock::time_point> checked;  // when `last` ended
  Duration age{};         // of `last`, on the monotonic clock; meaningless without it
  bool is_stale = false;  // older than two intervals and the longest check
};

// What became of the probes that were asked for by /probe and /discover.
struct ProbeCounts {
  std::size_t under_way = 0;
  std::uint64_t succeeded = 0;
  std::uint64_t failed = 0;
  std::uint64_t shared = 0;       // requests that got the result of one already under way
  std::uint64_t turned_away = 0;  // 503: too many were under way
  std::uint64_t refused = 0;      // not in the list, or not understood
  std::uint64_t abandoned = 0;    // the scraper hung up
};

struct HttpCounts {
  std::size_t open = 0;  // connections
  std::uint64_t accepted = 0;
  std::uint64_t refused = 0;  // connections beyond the limit
  std::uint64_t hung_up = 0;
  std::uint64_t slow = 0;
  // By path ("/probe"; "other" for those that do not exist, and for what never had a path) and
  // status.
  std::map<std::pair<std::string, unsigned>, std::uint64_t> responses;
};

struct ServeRecord {
  std::chrono::system_clock::time_point started;
  std::chrono::system_clock::time_point now;
  Duration uptime{};
  std::string listen;         // "127.0.0.1:9121"
  std::string configuration;  // the file; empty: none
  std::uint64_t reloads = 0;  // that succeeded
  std::uint64_t failed_reloads = 0;
  std::uint64_t superseded_reloads = 0;  // that ended because another one was asked for
  // Of the last reload, if there was one. Why it failed is for standard error: the words may hold
  // what is in the file, and pages are for everybody.
  bool reload_failed = false;
  std::optional<std::chrono::system_clock::time_point> reloaded;
  bool is_draining = false;
  std::vector<std::string> modules;  // names
  std::vector<ListedRecord> listed;  // in the order of the configuration
  ProcessFacts process;              // of this moment
  ProbeCounts probes;
  HttpCounts http;
  // Of the watched targets: one for each, because each has its own begin (a reload may add one).
  std::vector<const WatchRecord*> watches;
};

}  // namespace rconn
