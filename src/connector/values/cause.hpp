// The cause of a failure, as a trace established it by a further connection attempt.
// Entry points: causes(), info(); cli/output/words has the sentences. The table is in cause.cpp;
// man/rconn.1 lists the same rows and a test compares the two. Ids are an interface for scripts:
// rows may be added, but not changed.
#pragma once

#include <span>
#include <string_view>

namespace rconn {

enum class Cause {
  port_speaks_tls,
  port_is_plaintext,
  port_is_other_service,
  works_by_other_address,
};

struct CauseInfo {
  Cause cause;
  std::string_view id;
};

// The whole table, in the order of the enum.
std::span<const CauseInfo> causes();

const CauseInfo& info(Cause cause);

}  // namespace rconn
