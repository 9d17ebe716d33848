#include "connector/values/drop.hpp"

#include <array>

#include "connector/values/table.hpp"

namespace rconn {
namespace {

constexpr std::array table{
    DropReasonInfo{DropReason::dead, "dead", false},
    DropReasonInfo{DropReason::dirty, "dirty", true},
    DropReasonInfo{DropReason::echo_failed, "echo-failed", true},
    DropReasonInfo{DropReason::other_user, "other-user", true},
    DropReasonInfo{DropReason::other_tls, "other-tls", true},
};

static_assert(is_complete(table, &DropReasonInfo::reason, DropReason::other_tls),
              "one row for each reason, in the order of the enum");

}  // namespace

std::span<const DropReasonInfo> drop_reasons() { return table; }

const DropReasonInfo& info(DropReason reason) { return table.at(static_cast<std::size_t>(reason)); }

}  // namespace rconn
