// Every field of what idle has found out that scripts can read: name, type, meaning,
// value.
// Entry points: idle_fields() and those of its members. One table each, in idle_fields.cpp;
// man/rconn-json.5 lists the same rows and a test compares them. Rows are added, never changed.
#pragma once

#include <span>

#include "cli/output/json/table/member.hpp"
#include "cli/output/words/idle/client_settings.hpp"
#include "connector/values/idle/idle_record.hpp"

namespace rconn::cli {

// Whether an arm keeps connections open, and the longest interval that was seen to; 0: it has none.
struct IdleRemedy {
  bool helps = false;
  IdleTime interval{};
};

std::span<const Member<IdleRecord>> idle_fields();
std::span<const Member<IdleServer>> idle_server_fields();
std::span<const Member<IdleBoundary>> idle_boundary_fields();
std::span<const Member<IdleSample>> idle_connection_fields();
std::span<const Member<IdleRemedy>> idle_remedy_fields();
std::span<const Member<ClientSetting>> idle_client_fields();

}  // namespace rconn::cli
