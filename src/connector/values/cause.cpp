#include "connector/values/cause.hpp"

#include <array>
#include <cstddef>

#include "connector/values/table.hpp"

namespace rconn {
namespace {

constexpr std::array table{
    CauseInfo{Cause::port_speaks_tls, "port-speaks-tls"},
    CauseInfo{Cause::port_is_plaintext, "port-is-plaintext"},
    CauseInfo{Cause::port_is_other_service, "port-is-other-service"},
    CauseInfo{Cause::works_by_other_address, "works-by-other-address"},
};

static_assert(is_complete(table, &CauseInfo::cause, Cause::works_by_other_address),
              "one row for each cause, in the order of the enum");

}  // namespace

std::span<const CauseInfo> causes() { return table; }

const CauseInfo& info(Cause cause) { return table.at(static_cast<std::size_t>(cause)); }

}  // namespace rconn
