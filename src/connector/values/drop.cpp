#include "connector/values/drop.hpp"

#include <array>

namespace rconn {
namespace {

constexpr std::array table{
    DropReasonInfo{DropReason::dead, "dead", "the kept connection was dead", false},
    DropReasonInfo{DropReason::dirty, "dirty", "unread bytes lay in the kept connection", true},
    DropReasonInfo{DropReason::echo_failed, "echo-failed", "the kept connection failed ECHO", true},
    DropReasonInfo{DropReason::other_user, "other-user",
                   "somebody was logged in on the kept connection", true},
    DropReasonInfo{DropReason::other_tls, "other-tls", "the kept connection had other TLS settings",
                   true},
};

constexpr bool complete() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].reason != static_cast<DropReason>(i)) return false;
  }
  return table.size() == static_cast<std::size_t>(DropReason::other_tls) + 1;
}
static_assert(complete(), "one row for each reason, in the order of the enum");

}  // namespace

std::span<const DropReasonInfo> drop_reasons() { return table; }

const DropReasonInfo& info(DropReason reason) { return table.at(static_cast<std::size_t>(reason)); }

}  // namespace rconn
