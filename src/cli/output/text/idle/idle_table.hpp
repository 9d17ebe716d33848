// The connections that were tried: a row for each age, a column for each way to keep them open.
// Entry point: idle_table(). Pure; lines fit 80 columns. Of a second round only the ages on both
// sides of a boundary have a row.
#pragma once

#include <string>

#include "connector/values/idle/idle_record.hpp"

namespace rconn::cli {

std::string idle_table(const IdleRecord& record);

}  // namespace rconn::cli
