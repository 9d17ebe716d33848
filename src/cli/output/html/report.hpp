// A watch as one HTML page for people who do not know rconn, such as an attachment to a
// post-mortem. Entry point: html_report(). Pure. Invariants: one file that refers to nothing else
// and needs no script; its size is bounded for any record: many targets, outages or events are
// shown in less detail, and what is left out is counted.
#pragma once

#include <string>

#include "cli/output/json/data/watch_data.hpp"

namespace rconn::cli {

std::string html_report(const WatchData& data);

}  // namespace rconn::cli
