// Checks and stores the values of options; the rows of the option table refer to these functions.
// Entry points: store<> and switch_on<> for most rows, the others by name. Each returns why the
// value is not valid, or nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"

namespace rconn::cli {

inline constexpr std::size_t max_ages = 64;

using StoreError = std::optional<UsageError>;

template <typename T, typename Slot>
StoreError store_parsed(Parsed<T> parsed, Slot& slot) {
  if (!parsed) return std::move(parsed).error();
  slot = std::move(parsed).value();
  return std::nullopt;
}

// Stores the result of `Parser`. `members` is the path from Options: one member, or two for a
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

// Parse text without control characters; any text; and a password, which errors never quote.
Parsed<std::string> plain_text(std::string_view text);
Parsed<std::string> any_text(std::string_view text);
Parsed<Secret> password_text(std::string_view text);

// "members": true; "seed": false.
Parsed<bool> login_scope(std::string_view text);
Parsed<ResolverKind> resolver_kind(std::string_view text);  // one that this build has
Parsed<ColourUse> colour_use(std::string_view text);        // auto, always or never
Parsed<unsigned> member_count(std::string_view text);       // 1 to most_members
StoreError store_network(Options& options, const std::string& value);

// -4 and -6, --pooling and --no-pooling exclude each other.
template <Family family>
StoreError store_family(Options& options, const std::string&) {
  if (options.family != Family::any && options.family != family) {
    return UsageError{"-4 and -6 exclude each other: leave one out"};
  }
  options.family = family;
  return std::nullopt;
}

template <bool pooling>
StoreError store_pooling(Options& options, const std::string&) {
  if (options.pooling && *options.pooling != pooling) {
    return UsageError{"--pooling and --no-pooling exclude each other: leave one out"};
  }
  options.pooling = pooling;
  return std::nullopt;
}

// Store unchecked values with --phpredis, because each release has its own rules.
StoreError store_host(Options& options, const std::string& value);
StoreError store_port(Options& options, const std::string& value);
StoreError store_timeout(Options& options, const std::string& value);
StoreError store_read_timeout(Options& options, const std::string& value);

StoreError store_persistent_id(Options& options, const std::string& value);
StoreError store_release(Options& options, const std::string& value);
StoreError store_report_file(Options& options, const std::string& value);  // .html or .json
StoreError store_ages(Options& options, const std::string& value);  // max_ages times, with commas
Parsed<double> percentage(std::string_view text);                   // 0 to 100
StoreError store_expectation(Options& options, const std::string& value);
StoreError store_output(Options& options, const std::string& value);

// For an option that is looked up only by name.
StoreError store_nothing(Options& options, const std::string& value);

}  // namespace rconn::cli
