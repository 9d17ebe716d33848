#include "cli/options/option_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/options/condition.hpp"
#include "cli/options/host.hpp"
#include "cli/options/number.hpp"
#include "cli/options/option_table.hpp"
#include "cli/options/output_format.hpp"
#include "cli/options/text/utf8.hpp"
#include "phpredis/release.hpp"

namespace rconn::cli {
namespace {

KeepError keep_secret(std::optional<Secret>& slot, const std::string& value) {
  if (text::has_control(value)) return UsageError{"the password holds a control character"};
  slot.emplace(value);
  return std::nullopt;
}

}  // namespace

KeepError switch_on(bool& flag) {
  flag = true;
  return std::nullopt;
}

KeepError keep_family(Options& options, Family family) {
  if (options.family != Family::any && options.family != family) {
    return UsageError{"-4 and -6 exclude each other"};
  }
  options.family = family;
  return std::nullopt;
}

KeepError keep_text(std::optional<std::string>& slot, const std::string& value) {
  if (text::has_control(value)) return UsageError{"the value holds a control character"};
  slot = value;
  return std::nullopt;
}

KeepError keep_password(Options& options, const std::string& value) {
  return keep_secret(options.password, value);
}

KeepError keep_sentinel_password(Options& options, const std::string& value) {
  return keep_secret(options.sentinel_password, value);
}

KeepError keep_persistent_id(Options& options, const std::string& value) {
  options.persistent = true;
  options.persistent_id = value;
  return std::nullopt;
}

KeepError keep_host(Options& options, const std::string& value) {
  if (!options.as_phpredis) return kept(host(value), options.host);
  options.verbatim.host = value;
  return std::nullopt;
}

KeepError keep_port(Options& options, const std::string& value) {
  return options.as_phpredis ? kept(verbatim_port(value), options.verbatim.port)
                             : kept(port_number(value), options.port);
}

KeepError keep_timeout(Options& options, const std::string& value) {
  return options.as_phpredis ? kept(verbatim_seconds(value), options.verbatim.timeout)
                             : kept(seconds(value), options.timeout);
}

KeepError keep_read_timeout(Options& options, const std::string& value) {
  return options.as_phpredis ? kept(verbatim_seconds(value), options.verbatim.read_timeout)
                             : kept(seconds(value), options.read_timeout);
}

KeepError keep_release(Options& options, const std::string& value) {
  if (value == all_releases || phpredis::find_release(value) != nullptr) {
    options.phpredis = value;
    return std::nullopt;
  }
  const auto known = phpredis::releases();
  std::string names;
  for (const phpredis::Release& release : known) names += fmt::format("{}, ", release.name);
  return UsageError{fmt::format("'{}' is no release of phpredis ({}all)", value, names)};
}

KeepError keep_pooling(Options& options, bool pooling) {
  if (options.pooling && *options.pooling != pooling) {
    return UsageError{"--pooling and --no-pooling exclude each other"};
  }
  options.pooling = pooling;
  return std::nullopt;
}

KeepError keep_expectation(Options& options, const std::string& value) {
  auto condition = parse_condition(value);
  if (!condition) return std::move(condition).error();
  const bool twice = std::ranges::count(options.expectations, value, &Condition::text) > 0;
  if (twice) return std::nullopt;  // what is told of each is told by its text
  options.expectations.push_back(std::move(condition).value());
  return std::nullopt;
}

KeepError keep_output(Options& options, const std::string& value) {
  if (const OutputFormatInfo* found = find_output_format(value)) {
    options.output = found->format;
    return std::nullopt;
  }
  std::string names;
  for (const OutputFormatInfo& row : output_formats) {
    names += fmt::format("{}{}", names.empty() ? "" : ", ", row.name);
  }
  return UsageError{fmt::format("'{}' is not an output format ({})", value, names)};
}

}  // namespace rconn::cli
