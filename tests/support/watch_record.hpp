// A record of a watch with something in each of its fields, for tests of what is made of it.
// Entry points: full_record(), with hostile_text where a peer or a user could have put it;
// report_of().
#pragma once

#include <string>

#include "connector/values/watch/watch_record.hpp"

namespace support {

inline const std::string hostile_text =
    "<script>alert('x')</script> &amp; \"quoted\" \x1b[2J \xff \xe2\x80\xae end";

// Two views; an outage that goes on, a partial one, one of an address; a failover; lost writes; a
// pause. `slots`: of the series, each 256 s; a day has 338.
rconn::WatchRecord full_record(std::size_t outages = 3, std::size_t slots = 3);

// A report of a failure with a detail and a cause.
std::shared_ptr<const rconn::Report> report_of(rconn::Fault fault, const std::string& detail);

}  // namespace support
