// The command line word by word: what is an option, what an option's value, what a target.
// Entry points: take_arguments() first thing in main, roles() for who looks closer.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "cli/options/option_table.hpp"

namespace rconn::cli {

// What a word is there for. An option word may carry its value: "--port=1", "-p1", "-qp1".
struct Role {
  enum class Kind { target, option, value };

  Kind kind = Kind::target;
  const OptionSpec* option = nullptr;        // of an option or a value; none: not a known one
  std::size_t value_at = std::string::npos;  // where in an option word its value begins

  [[nodiscard]] bool is_known_option() const { return kind == Kind::option && option != nullptr; }
  [[nodiscard]] bool carries_value() const { return value_at != std::string::npos; }
};

// One role a word. The same rules as the parser's: an option that takes a value and does not carry
// it takes the next word, whatever that looks like.
std::vector<Role> roles(std::span<const std::string> words);

// Copies the arguments after the program's name, then overwrites in `argv` itself what is or may
// be a password (of -a, --pass, --sentinel-pass and in URIs), so that ps does not show it. The copy
// is whole.
std::vector<std::string> take_arguments(int argc, char** argv);

}  // namespace rconn::cli
