#include "connector/values/memory.hpp"

#include <new>

namespace rconn {

void require_allocated(bool allocated) {
  if (allocated) return;
  if (const std::new_handler handler = std::get_new_handler()) handler();
  throw std::bad_alloc();
}

}  // namespace rconn
