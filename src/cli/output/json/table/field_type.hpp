// The type of a value in the tables of JSON fields, as the JSON Schema of the output names it.
// Entry point: FieldType, which a table writes as a text; another spelling does not compile.
//   NAME        a type of tests/cli/output/json/schema_types.cpp, or an object with a table
//   =WORD|WORD  one of these words     [NAME]         an array
//   {NAME}      from names to values   {NAME:NAME}    from names of the first type to values
//   ...?        the field may be absent; without it, it is always there
#pragma once

#include <string_view>

namespace rconn::cli {

class FieldType {
 public:
  enum class Form { value, words, list, map };

  consteval FieldType(const char* written)  // NOLINT: implicit, so that tables are short
      : name(written) {
    if (name.ends_with('?')) {
      is_optional = true;
      name.remove_suffix(1);
    }
    if (name.starts_with('=')) {
      form = Form::words;
      name.remove_prefix(1);
    } else if (name.starts_with('[')) {
      form = Form::list;
      take_off_brackets(']');
    } else if (name.starts_with('{')) {
      form = Form::map;
      take_off_brackets('}');
      if (const auto colon = name.find(':'); colon != std::string_view::npos) {
        key = name.substr(0, colon);
        name.remove_prefix(colon + 1);
      }
    }
    if (name.empty() || name.find_first_of("[]{}:=? ") != std::string_view::npos) throw written;
  }

  std::string_view name;  // of an array or a map: the type of its values; the words
  std::string_view key;   // of a map: the type of its names; empty: any
  Form form = Form::value;
  bool is_optional = false;

 private:
  consteval void take_off_brackets(char last) {
    if (!name.ends_with(last)) throw last;
    name.remove_prefix(1);
    name.remove_suffix(1);
  }
};

}  // namespace rconn::cli
