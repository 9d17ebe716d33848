// The exit status of idle.
// Entry point: idle_exit(). Pure.
#pragma once

#include "connector/values/idle/idle_record.hpp"

namespace rconn::cli {

// 1 if a connection was cut; otherwise 0, or that of the fault that kept it from being known: of
// the target, or of a connection of the silent arm. 130 after an interruption.
int idle_exit(const IdleRecord& record);

}  // namespace rconn::cli
