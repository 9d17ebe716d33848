// Values from which the pages of a server of probes are made, for tests.
// Entry points: served(), reports(), with hostile_text where a peer or a user could have put it.
#pragma once

#include <deque>
#include <map>
#include <string>

#include "connector/values/report.hpp"
#include "connector/values/serve/serve_record.hpp"

namespace support {

struct KnownServer {
  rconn::ServeRecord record;
  std::deque<rconn::WatchRecord> watches;  // that the record points to
};

// A server with so many listed targets: of each fifteen, one is refused, one loading, one stale and
// one not checked yet; the first is watched. One of a single target, and none of more, are ok.
KnownServer served(std::size_t targets);

// "ready", "refused", "hostile", "cluster": one report of each kind.
std::map<std::string, rconn::Report> reports();

}  // namespace support
