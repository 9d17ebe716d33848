// How late rconn itself was, where it matters.
// Entry points: is_late(), lateness_in_words(). Pure.
#pragma once

#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

// Whether rconn was late by more than a tenth of the total time told.
inline bool is_late(const Report& report) { return report.late * 10 > report.total; }

// "rconn itself was late by up to 0.312 ms: its turn came that long after the events".
std::string lateness_in_words(const Report& report);

}  // namespace rconn::cli
