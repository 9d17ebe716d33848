// What to say of a fault in an outage: in the words of its report, or of the file it came from.
// Entry point: text_of(). Pure.
#pragma once

#include "connector/values/watch/outage.hpp"

namespace rconn::cli {

// Where neither a report nor a text was kept: only the sentence of the fault. Details of peers are
// shortened.
FaultText text_of(const FaultRun& run);

}  // namespace rconn::cli
