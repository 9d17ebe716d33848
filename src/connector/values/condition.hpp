// What a server is expected to be, as the user writes it: role=master, lag<=2, key=NAME~REGEX.
// Entry points: Condition, conditions(): the one table of them; man/rconn.1 lists the same rows and
// a test compares the two.
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

}  // namespace rconn
