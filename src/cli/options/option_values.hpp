// How the values of options are checked and kept: the rows of the option table call these.
// Entry points: kept() for a value that a parser makes, the others by name. Each returns what is
// wrong, or nothing.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"

namespace rconn::cli {

using KeepError = std::optional<UsageError>;

template <typename T, typename Slot>
KeepError kept(Parsed<T> parsed, Slot& slot) {
  if (!parsed) return std::move(parsed).error();
  slot = std::move(parsed).value();
  return std::nullopt;
}

KeepError switch_on(bool& flag);
KeepError keep_family(Options& options, Family family);
KeepError keep_text(std::optional<std::string>& slot, const std::string& value);
KeepError keep_password(Options& options, const std::string& value);
KeepError keep_sentinel_password(Options& options, const std::string& value);
KeepError keep_persistent_id(Options& options, const std::string& value);

// With --phpredis, what PHP would take: every release judges for itself.
KeepError keep_host(Options& options, const std::string& value);
KeepError keep_port(Options& options, const std::string& value);
KeepError keep_timeout(Options& options, const std::string& value);
KeepError keep_read_timeout(Options& options, const std::string& value);

KeepError keep_release(Options& options, const std::string& value);
KeepError keep_pooling(Options& options, bool pooling);
KeepError keep_expectation(Options& options, const std::string& value);
KeepError keep_output(Options& options, const std::string& value);

}  // namespace rconn::cli
