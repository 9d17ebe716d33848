// Treats a failed allocation of a C library as `new` treats its own.
// Entry point: require_allocated().
#pragma once

namespace rconn {

// If `allocated` is false, calls the new-handler; the one of main ends the process. Throws
// std::bad_alloc if no handler is set, or it returns.
void require_allocated(bool allocated);

}  // namespace rconn
