// Output by a template of the user's, in the spirit of curl's --write-out.
// Entry points: parse_template(), render_template(). Pure. {NAME} stands for a field of the JSON
// output, by the same table; {NAME.MEMBER} for a member of one, {RUNG_ms} and {total_ms} for times.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/usage.hpp"
#include "connector/report.hpp"

namespace rconn::cli {

struct Template {
  struct Piece {
    bool is_field;
    std::string text;  // the field's name, or what to print
  };
  std::vector<Piece> pieces;
};

// \n, \t and \\ as in C, {{ and }} for a brace. A line end is added where the template has none at
// its end. Errors: a field that does not exist (the message lists those that do), a lone brace.
Parsed<Template> parse_template(const std::string& text);

// A field that is absent from this report is empty. Lists are joined by commas, times are in
// milliseconds with three decimals. Control characters in values are escaped as for a terminal.
std::string render_template(const Template& format, const Report& report, std::string_view command);

}  // namespace rconn::cli
