// Text output of idle: what was tried, what came of it, why, and what to do about it.
// Entry points: idle_begins() for standard error, idle_text() for standard output. Pure. Text from
// outside is escaped.
#pragma once

#include <cstddef>
#include <string>

#include "connector/values/idle/idle_record.hpp"

namespace rconn::cli {

// Before a round: how many connections are opened, and what limits that. `longest`: its last age.
std::string idle_begins(const IdleRecord& so_far, std::size_t connections, IdleTime longest);

std::string idle_text(const IdleRecord& record);

}  // namespace rconn::cli
