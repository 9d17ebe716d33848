// Prints reports by a template that the user gives, like curl's --write-out.
// Entry points: unknown_field() before the first report, then render_template(). Pure. {NAME}
// stands for a field of the JSON output, from the same table; {NAME.MEMBER} for a member of one,
// {RUNG_ms} and {total_ms} for times.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/options/template.hpp"
#include "cli/options/usage.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

// The error names a field that does not exist, and lists those that do.
std::optional<UsageError> unknown_field(const Template& format);

// A field that is absent from this report is empty. Lists are joined by commas, times are in
// milliseconds with three decimals. Control characters in values are escaped as for a terminal;
// then the value is written as the template asks.
std::string render_template(const Template& format, const Report& report, std::string_view command);

}  // namespace rconn::cli
