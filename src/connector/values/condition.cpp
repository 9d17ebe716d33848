#include "connector/values/condition.hpp"

#include <array>
#include <cstddef>

#include "connector/values/table.hpp"

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

static_assert(is_complete(table, &ConditionInfo::kind, ConditionKind::key),
              "one row for each condition, in the order of the enum");

}  // namespace

std::span<const ConditionInfo> conditions() { return table; }

const ConditionInfo& info(ConditionKind kind) { return table.at(static_cast<std::size_t>(kind)); }

}  // namespace rconn
