// How a run ended.
// Entry point: RunEnd.
#pragma once

namespace rconn {

enum class RunEnd {
  complete,     // all that was scheduled is done; of a wait: what was waited for came
  interrupted,  // SIGINT or SIGTERM
  hopeless,     // no event loop, or, of a wait, a fault that waiting does not cure: a report has it
  deadline,     // of a wait: its time was up
};

}  // namespace rconn
