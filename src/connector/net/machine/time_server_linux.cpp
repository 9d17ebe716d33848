#include <sys/timex.h>

#include "connector/net/machine/time_server.hpp"

namespace rconn::net {

// adjtimex(2)
bool follows_time_server() {
  timex state{};
  return ::adjtimex(&state) != -1 && (state.status & STA_UNSYNC) == 0;
}

}  // namespace rconn::net
