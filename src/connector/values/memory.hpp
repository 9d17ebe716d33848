// Handles a failed allocation in a C library in the same way as `new`.
// Entry point: require_allocated().
#pragma once

namespace rconn {

// If `allocated` is false, calls the new-handler; main's handler ends the process. Throws
// std::bad_alloc if no handler is set, or if the handler returns.
void require_allocated(bool allocated);

}  // namespace rconn
