// Parses the value of --format: literal text and names of fields in braces, or the name of a
// preset. Entry points: parse_template(), template_presets(). Pure. Does not check that the fields
// exist; output/template does.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options/usage.hpp"

namespace rconn::cli {

struct Template {
  // How values are written: on one line, or as words of a shell.
  enum class Values { plain, shell };

  struct Piece {
    bool is_field;
    std::string text;  // the field's name, or what to print
  };
  std::vector<Piece> pieces;
  Values values = Values::plain;
};

struct TemplatePreset {
  std::string_view name;  // "@env"
  std::string_view text;  // the template
  Template::Values values;
};

// Fields are only added, and at the end.
std::span<const TemplatePreset> template_presets();

// \n, \t and \\ as in C, {{ and }} for a brace; any other letter after a backslash stands for
// itself. Adds a line end if the template does not end in one. A text that begins with '@' is the
// name of a preset. Errors: an unpaired brace, an unknown preset.
Parsed<Template> parse_template(const std::string& text);

}  // namespace rconn::cli
