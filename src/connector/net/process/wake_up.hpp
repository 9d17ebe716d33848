// A descriptor that a signal handler can make readable.
// Entry point: open_wake_up(). Whoever opens it closes it.
#pragma once

namespace rconn {

// Eight bytes that are written to one end can be read at the other. Neither end ever waits; both
// are closed by exec(3).
struct WakeUp {
  int readable = -1;  // -1: there is none; see errno
  int writable = -1;  // may be the same descriptor
};

WakeUp open_wake_up();

}  // namespace rconn
