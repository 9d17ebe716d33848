// Conditions on a server, as the user writes them: role=master, lag<=2, key=NAME~REGEX.
// Entry points: Condition; conditions() and info() read the table in condition.cpp.
// man/rconn-conditions.7 lists the same rows and a test compares the two.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

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

// What may follow the condition's name.
enum class ConditionForm {
  bare,     // nothing
  word,     // "=" and one of the words
  number,   // < or <= or > or >= and a number
  version,  // the same operators or "=", and a version
  share,    // < or <= and a number, with or without "%"
  key,      // "=" and a key's name, and "~REGEX" if its value matters
};

struct ConditionInfo {
  ConditionKind kind;
  std::string_view name;
  ConditionForm form;
  std::string_view words;    // allowed values of the form `word`, separated by one space
  std::string_view example;  // shown in the error message for an unknown condition
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
  std::optional<std::string> regex;  // of `key`; has passed validate_expression()
};

}  // namespace rconn
