#include "connector/values/cause.hpp"

#include <array>
#include <cstddef>

namespace rconn {
namespace {

constexpr std::array table{
    CauseInfo{Cause::port_speaks_tls, "port-speaks-tls"},
    CauseInfo{Cause::port_is_plaintext, "port-is-plaintext"},
    CauseInfo{Cause::port_is_other_service, "port-is-other-service"},
    CauseInfo{Cause::works_by_other_address, "works-by-other-address"},
};

constexpr bool complete() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].cause != static_cast<Cause>(i)) return false;
  }
  return table.size() == static_cast<std::size_t>(Cause::works_by_other_address) + 1;
}
static_assert(complete(), "one row for each cause, in the order of the enum");

}  // namespace

std::span<const CauseInfo> causes() { return table; }

const CauseInfo& info(Cause cause) { return table.at(static_cast<std::size_t>(cause)); }

}  // namespace rconn
