// Which connections a second round tries: ages between the longest that was survived and the
// shortest that was not, and, over the latter, the interval that will be recommended.
// Entry point: second_round(). Pure. Its longest age is the shortest that was cut.
#pragma once

#include <vector>

#include "connector/values/idle/idle_record.hpp"

namespace rconn {

// From a record that was concluded. Empty if there is nothing to find out.
std::vector<IdleSample> second_round(const IdleRecord& record);

}  // namespace rconn
