// How the values of options are checked and stored: the rows of the option table name these.
// Entry points: store<> and switch_on<> for most rows, the others by name. Each returns what is
// wrong with the value, or nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"

namespace rconn::cli {

using StoreError = std::optional<UsageError>;

template <typename T, typename Slot>
StoreError store_parsed(Parsed<T> parsed, Slot& slot) {
  if (!parsed) return std::move(parsed).error();
  slot = std::move(parsed).value();
  return std::nullopt;
}

// What `Parser` makes of the value. `members` lead from Options to the place: one, or two for a
// member of a member.
template <auto Parser, auto... members>
StoreError store(Options& options, const std::string& value) {
  return store_parsed(Parser(value), (options.*....*members));
}

template <auto... members>
StoreError switch_on(Options& options, const std::string&) {
  (options.*....*members) = true;
  return std::nullopt;
}

// Parsers of texts: without control characters; whatever it is; a password, never quoted.
Parsed<std::string> plain_text(std::string_view text);
Parsed<std::string> any_text(std::string_view text);
Parsed<Secret> password_text(std::string_view text);

// -4 and -6, --pooling and --no-pooling exclude each other.
template <Family family>
StoreError store_family(Options& options, const std::string&) {
  if (options.family != Family::any && options.family != family) {
    return UsageError{"-4 and -6 exclude each other"};
  }
  options.family = family;
  return std::nullopt;
}

template <bool pooling>
StoreError store_pooling(Options& options, const std::string&) {
  if (options.pooling && *options.pooling != pooling) {
    return UsageError{"--pooling and --no-pooling exclude each other"};
  }
  options.pooling = pooling;
  return std::nullopt;
}

// With --phpredis, what PHP would take: every release judges for itself.
StoreError store_host(Options& options, const std::string& value);
StoreError store_port(Options& options, const std::string& value);
StoreError store_timeout(Options& options, const std::string& value);
StoreError store_read_timeout(Options& options, const std::string& value);

StoreError store_persistent_id(Options& options, const std::string& value);
StoreError store_release(Options& options, const std::string& value);
StoreError store_expectation(Options& options, const std::string& value);
StoreError store_output(Options& options, const std::string& value);

// Of an option that is looked for by its name only.
StoreError store_nothing(Options& options, const std::string& value);

}  // namespace rconn::cli
