// ntp_adjtime(2): FreeBSD, NetBSD, macOS; not OpenBSD.
#include "connector/net/machine/time_server.hpp"

#if __has_include(<sys/timex.h>)
#include <sys/time.h>
#include <sys/timex.h>
#endif

namespace rconn::net {

bool follows_time_server() {
#ifdef STA_UNSYNC
  timex state{};
  return ::ntp_adjtime(&state) != -1 && (static_cast<unsigned>(state.status) & STA_UNSYNC) == 0;
#else
  return false;
#endif
}

}  // namespace rconn::net
