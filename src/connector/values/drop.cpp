#include "connector/values/drop.hpp"

#include <array>

namespace rconn {
namespace {

constexpr std::array table{
    DropReasonInfo{DropReason::dead, "dead", false},
    DropReasonInfo{DropReason::dirty, "dirty", true},
    DropReasonInfo{DropReason::echo_failed, "echo-failed", true},
    DropReasonInfo{DropReason::other_user, "other-user", true},
    DropReasonInfo{DropReason::other_tls, "other-tls", true},
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
