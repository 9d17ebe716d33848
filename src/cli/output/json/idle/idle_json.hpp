// What idle has found out, as one JSON object on one line.
// Entry point: idle_json(). Pure.
#pragma once

#include <string>

#include "connector/values/idle/idle_record.hpp"

namespace rconn::cli {

std::string idle_json(const IdleRecord& record);

}  // namespace rconn::cli
