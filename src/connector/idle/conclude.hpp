// What the connections that were tried show: boundaries, what cuts them, and what keeps them open.
// Entry point: conclude(). Pure: fills everything in the record that follows from its samples,
// of which those that an event has hit get another end (events).
#pragma once

#include "connector/values/idle/idle_record.hpp"

namespace rconn {

void conclude(IdleRecord& record);

}  // namespace rconn
