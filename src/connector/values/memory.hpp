// What is to be done where a C library finds no memory: the same as where `new` finds none.
// Entry point: require_allocated().
#pragma once

namespace rconn {

// If there was none, calls the new-handler, as `new` does; main's ends the run. Throws
// std::bad_alloc where no handler is set.
void require_allocated(bool had);

}  // namespace rconn
