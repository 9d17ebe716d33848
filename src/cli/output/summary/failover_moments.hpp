// The moments of a failover in the order in which they usually come.
// Entry point: failover_moments.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "connector/values/watch/failover.hpp"

namespace rconn::cli {

struct FailoverMoment {
  std::string_view words;
  std::optional<Duration> Failover::* at;
};

inline constexpr std::array failover_moments{
    FailoverMoment{"last write acknowledged by the old master", &Failover::last_acknowledged_write},
    FailoverMoment{"first error", &Failover::first_error},
    FailoverMoment{"first contact with the new master", &Failover::first_contact},
    FailoverMoment{"first write acknowledged by it", &Failover::first_acknowledged_write},
    FailoverMoment{"old master says that it is none", &Failover::old_master_demoted}};

}  // namespace rconn::cli
