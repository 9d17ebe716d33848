// Parses the value of --format: literal text and names of fields in braces.
// Entry point: parse_template(). Pure. Does not check that the fields exist; output/template does.
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

// \n, \t and \\ as in C, {{ and }} for a brace. Adds a line end if the template does not end in
// one. Error: an unpaired brace.
Parsed<Template> parse_template(const std::string& text);

}  // namespace rconn::cli
