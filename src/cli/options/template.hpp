// The value of --format: literal text and names of fields in braces.
// Entry point: parse_template(). Pure. Whether there are such fields is for output/template to say.
#pragma once

#include <string>
#include <vector>

#include "cli/options/usage.hpp"

namespace rconn::cli {

struct Template {
  struct Piece {
    bool is_field;
    std::string text;  // the field's name, or what to print
  };
  std::vector<Piece> pieces;
};

// \n, \t and \\ as in C, {{ and }} for a brace. A line end is added where the template has none at
// its end. The error is a lone brace.
Parsed<Template> parse_template(const std::string& text);

}  // namespace rconn::cli
