// Whether a reload has changed what is done with a target.
// Entry point: same_plan(). Pure.
#pragma once

#include "connector/serve/catalogue.hpp"

namespace rconn {

// Also passwords, and the contents of files of TLS.
bool same_plan(const ProbePlan& a, const ProbePlan& b);

}  // namespace rconn
