// How a run ended.
// Entry point: RunEnd.
#pragma once

namespace rconn {

enum class RunEnd {
  complete,     // the whole schedule was done; of a wait: the awaited state was reached
  interrupted,  // by a signal
  unread,       // nobody takes the reports: Room::never
  hopeless,     // no event loop; or, of a wait, a lasting fault: a report has the details
  deadline,     // of a wait: its deadline passed
};

}  // namespace rconn
