// A configuration file as a tree of plain values, with the lines where they stand.
// Entry point: parse_toml(). Its implementation is the only user of toml++. No message quotes the
// text: where the syntax is wrong, a password may stand anywhere.
#pragma once

#include <string>
#include <vector>

#include "cli/options/usage.hpp"

namespace rconn::cli::config {

struct Entry;

struct Value {
  enum class Kind {
    flag,
    number,
    text,
    list,
    table,
    other,  // dates, and numbers that are not finite
  };
  Kind kind = Kind::other;
  bool flag = false;
  std::string text;             // of a text; a number in decimal
  std::vector<Value> elements;  // of a list
  std::vector<Entry> entries;   // of a table, in the order of the file
  unsigned line = 0;
};

struct Entry {
  std::string key;
  Value value = {};
  unsigned line = 0;
  unsigned column = 0;
};

// The table that is the whole file. `name` is what an error calls the file.
Parsed<Value> parse_toml(const std::string& text, const std::string& name);

}  // namespace rconn::cli::config
