// Every field of a report that scripts can read: name, type, meaning, value.
// Entry points: fields(), find_field(). One table, in fields.cpp; man/rconn-json.5 lists the same
// rows and a test compares the two. Fields are an interface: rows are added, never changed.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "cli/output/json/table/cause_text.hpp"
#include "cli/output/json/table/member.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

// The second part is the name of the command.
using Field = Member<Report, std::string_view>;

std::span<const Field> fields();

// Null if there is no field of this name.
const Field* find_field(std::string_view name);

// Those that are present exactly if the network was used.
inline constexpr std::array<std::string_view, 5> probed_fields{"reused", "ok", "exit", "times_ms",
                                                               "attempts"};

}  // namespace rconn::cli
