#include "connector/values/condition.hpp"

#include <array>
#include <cstddef>

namespace rconn {
namespace {

using enum ConditionForm;

constexpr std::array table{
    ConditionInfo{ConditionKind::alive, "alive", bare, "", "alive"},
    ConditionInfo{ConditionKind::pong, "pong", bare, "", "pong"},
    ConditionInfo{ConditionKind::loaded, "loaded", bare, "", "loaded"},
    ConditionInfo{ConditionKind::role, "role", word, "master replica sentinel", "role=master"},
    ConditionInfo{ConditionKind::link, "link", word, "up", "link=up"},
    ConditionInfo{ConditionKind::lag, "lag", number, "", "lag<=SECONDS"},
    ConditionInfo{ConditionKind::cluster, "cluster", word, "ok", "cluster=ok"},
    ConditionInfo{ConditionKind::mode, "mode", word, "standalone cluster sentinel",
                  "mode=standalone"},
    ConditionInfo{ConditionKind::version, "version", version, "", "version>=7.2"},
    ConditionInfo{ConditionKind::clients, "clients", share, "", "clients<90%"},
    ConditionInfo{ConditionKind::memory, "memory", share, "", "memory<90%"},
    ConditionInfo{ConditionKind::key, "key", ConditionForm::key, "", "key=NAME~REGEX"},
};

constexpr bool complete() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].kind != static_cast<ConditionKind>(i)) return false;
  }
  return table.size() == static_cast<std::size_t>(ConditionKind::key) + 1;
}
static_assert(complete(), "one row for each condition, in the order of the enum");

}  // namespace

std::span<const ConditionInfo> conditions() { return table; }

const ConditionInfo& info(ConditionKind kind) { return table.at(static_cast<std::size_t>(kind)); }

}  // namespace rconn
