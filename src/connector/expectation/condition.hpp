// What a server is expected to be, as the user writes it: role=master, lag<=2, key=NAME~REGEX.
// Entry points: parse_condition(), kinds(), the one table of conditions; man/rconn.1 lists the same
// rows and a test compares the two.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "connector/result.hpp"

namespace rconn {

enum class ConditionKind {
  alive,
  pong,
  loaded,
  role,
  link,
  lag,
  cluster,
  mode,
  version,
  clients,
  memory,
  key,
};

enum class Comparison { equal, less, at_most, more, at_least };

// What may stand behind the name.
enum class ConditionForm {
  bare,     // nothing
  word,     // "=" and one of the words
  number,   // < or <= or > or >= and a number
  version,  // the same or "=", and a version
  share,    // < or <= and a number, with or without "%"
  key,      // "=" and a key's name, and "~REGEX" if its value matters
};

struct ConditionInfo {
  ConditionKind kind;
  std::string_view name;
  ConditionForm form;
  std::string_view words;    // of the form `word`, one space between them
  std::string_view example;  // for the list that an unknown condition is answered with
};

std::span<const ConditionInfo> conditions();

const ConditionInfo& info(ConditionKind kind);

struct Condition {
  ConditionKind kind = ConditionKind::pong;
  std::string text;  // as written
  Comparison comparison = Comparison::equal;
  std::string value;                 // the word, version or key
  double number = 0;                 // of `number` and `share`
  bool percent = false;              // of `share`
  std::optional<std::string> regex;  // of `key`: one that may be looked for
};

// The error says what is wrong; for an unknown condition it lists all there are.
Result<Condition, std::string> parse_condition(std::string_view text);

// Compares versions number by number: 7.2 < 7.10; "7.2.4-rc1" counts as 7.2.4.
bool version_holds(std::string_view found, Comparison comparison, std::string_view wanted);

bool number_holds(double found, Comparison comparison, double wanted);

}  // namespace rconn
