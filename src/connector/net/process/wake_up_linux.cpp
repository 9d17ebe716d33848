#include "connector/net/process/wake_up.hpp"

#include <sys/eventfd.h>

namespace rconn {

WakeUp open_wake_up() {
  const int both = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  return {both, both};
}

}  // namespace rconn
