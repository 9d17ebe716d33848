// The changes of masters and the writes of a watch, as text.
// Entry points: failovers_text(), writes_text(). Pure; complete lines; empty if there are none.
#pragma once

#include <string>

#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

std::string failovers_text(const TargetRecord& target);
std::string writes_text(const TargetRecord& target);

}  // namespace rconn::cli
