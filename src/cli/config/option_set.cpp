#include "cli/config/option_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "cli/options/option_table.hpp"
#include "cli/targets/tls_option.hpp"

namespace rconn::cli::config {
namespace {

bool is_of_password(const GivenOption& given) { return is_password_source(*given.spec); }

}  // namespace

bool names_password(const OptionSet& set) {
  return set.password_command || std::ranges::any_of(set.options, is_of_password);
}

OptionSet layered(const OptionSet& below, const OptionSet& above) {
  OptionSet both{layered(below.options, above.options), above.password_command, above.operation};
  both.places = above.places;
  both.places.insert(both.places.end(), below.places.begin(), below.places.end());
  if (!both.operation) both.operation = below.operation;
  if (above.password_command) {
    std::erase_if(both.options, is_of_password);
  } else if (!names_password(above)) {
    both.password_command = below.password_command;
  }
  return both;
}

OptionSet for_probes(OptionSet set, CommandId command) {
  std::erase_if(set.options, [command](const GivenOption& given) {
    return !given.spec->serves(command) && !given.spec->serves(CommandId::topology);
  });
  return set;
}

OptionSet only_for(OptionSet set, CommandId command, std::optional<Operation> operation) {
  std::erase_if(set.options, [&](const GivenOption& given) {
    if (is_for_topology(*given.spec) && operation != Operation::topology) return true;
    return !given.spec->serves(command);
  });
  return set;
}

Parsed<Options> options_of(const OptionSet& set) {
  Options options;
  if (auto error = store_options(set.options, options)) return *std::move(error);
  options.password_command = set.password_command;
  return options;
}

std::optional<UsageError> check_tls(const Options& options, bool is_tls) {
  if (options.tls_settings.key && !options.tls_settings.certificate) {
    return UsageError{"key: it needs a certificate: add cert = \"FILE\""};
  }
  if (options.tls || is_tls || options.tls_settings == TlsSettings{}) return std::nullopt;
  const std::string_view key = first_option(options.tls_settings).substr(2);  // without "--"
  return UsageError{fmt::format("{}: it needs TLS: add tls = true", key)};
}

}  // namespace rconn::cli::config
