// Closes descriptors in a child, before it becomes another program.
// Entry point: close_from(). Async-signal-safe.
#pragma once

namespace rconn::net {

// Closes every descriptor from `first` on.
void close_from(int first);

}  // namespace rconn::net
